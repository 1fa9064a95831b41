import { id, personVocabulary } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput } from '../../platform/refusal.ts';
import { requireSignedIn } from '../admission/lock-cycle.ts';
import { PersonFactsInput, readPersonFacts } from '../eligibility/facts-input.ts';
import { createUnclaimedPerson } from './create-row.ts';
import { readDisplayName } from './name-input.ts';

const longestEmail = 254;

defineCommand({
  name: 'createPerson',
  description:
    'Adds somebody to those whom the organization knows. An account can claim them with the claim code.',
  input: (t) => ({
    organizationId: t.id({ required: true, description: 'The organization.' }),
    displayName: t.string({ required: true, description: 'The name.' }),
    email: t.string({ description: 'Where they are written to.' }),
    person: t.field({ type: PersonFactsInput, description: 'Their posts.' }),
  }),
  target: ['organizationId', 'Organization'],
  success: { person: 'Person' },
  run: async (run) => {
    requireSignedIn(run);
    const { organizationId, viewer, input } = run;
    requireCapability(viewer, 'person.edit', { organizationId: id<'Organization'>(organizationId) });
    const { name, problems } = readDisplayName(input.displayName, ['displayName']);
    const email = input.email?.trim() ?? null;
    if (email !== null && (email.length > longestEmail || !/^[^\s@]+@[^\s@]+$/.test(email))) {
      problems.push({ path: ['email'], reason: 'This is no address of electronic mail.' });
    }
    const read = readPersonFacts(input.person ?? {}, personVocabulary);
    if (!read.ok)
      problems.push(...read.error.map((problem) => ({ ...problem, path: ['person', ...problem.path] })));
    if (problems.length > 0 || !read.ok) return { ok: false, refusal: invalidInput(problems) };
    const personId = await createUnclaimedPerson(run, { displayName: name, email, facts: read.value });
    await recordEvents(run, {
      subjectKind: 'person',
      subjectId: personId,
      personId,
      events: [{ kind: 'person_created' }],
    });
    return { ok: true, value: { person: { organizationId, id: personId } } };
  },
});
