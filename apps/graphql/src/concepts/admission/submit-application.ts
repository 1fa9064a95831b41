import type { Facts } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { PersonFactsInput } from '../eligibility/facts-input.ts';
import { becomePerson } from '../person/become-person.ts';
import { declarePosts } from '../person/posts.ts';
import { declareInApplication } from './declare-in-application.ts';
import { draftOf } from './draft-of.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { moveApplication } from './move-application.ts';
import { targetOf } from './policy.ts';
import { screenApplication } from './screen-application.ts';

defineCommand({
  name: 'submitApplication',
  description:
    'Asks to join a cycle, with what the applicant says of themselves. Whoever signs in may; the application is screened at once: ineligible, under review, waiting, or seated, as the cycle admits.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    displayName: t.string({
      description: 'By what name this organization shall know you; needed the first time.',
    }),
    person: t.field({
      type: PersonFactsInput,
      required: true,
      description: 'What you say of yourself. Posts that are left out are those on record.',
    }),
  }),
  target: ['cycleId', 'Cycle'],
  joins: true,
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: async (run) => {
    requireSignedIn(run);
    const { tx, organizationId, input } = run;
    const locked = await lockCycle(run, run.idOf(input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    const read = declareInApplication(input.person, locked);
    if (!read.ok) return read;
    const joined = await becomePerson(run, input.displayName);
    if (!joined.ok) return joined;
    const { viewer, person } = joined;
    requireCapability(viewer, 'application.submit', targetOf(locked.row, person.id));
    const acting = { ...run, viewer };
    const saved = await draftOf(acting, locked, person.id, 'form');
    const declared = await declarePosts(
      tx,
      { organizationId, personId: person.id },
      withSavedPosts(read.value, saved.answers),
    );
    const attributes = { ...saved.answers.attributes, ...declared.attributes };
    const application = { ...saved.application, answers: attributes as never };
    const draft = { ...saved, application, answers: { ...declared, attributes } };
    const submitted = await moveApplication(acting, draft, { kind: 'submit' });
    if (!submitted.ok) return tellAdmission(submitted.error, { zone: locked.row.timeZone });
    await screenApplication(acting, submitted.value);
    return { ok: true, value: { application: { organizationId, id: application.id } } };
  },
});

/** Posts that were saved with the draft hold where none are given now. */
function withSavedPosts(declared: Facts, saved: Facts): Facts {
  const none = (declared.collections['affiliations']?.items.length ?? 0) === 0;
  return none && saved.collections['affiliations'] !== undefined
    ? { ...declared, collections: saved.collections }
    : declared;
}
