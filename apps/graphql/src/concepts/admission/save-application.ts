import { checkEntry } from '@coterie/core';
import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { notFound } from '../../platform/refusal.ts';
import { PersonFactsInput } from '../eligibility/facts-input.ts';
import { becomePerson } from '../person/become-person.ts';
import { declareInApplication } from './declare-in-application.ts';
import { draftOf } from './draft-of.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { lockCycle, requireSignedIn } from './lock-cycle.ts';
import { moveApplication } from './move-application.ts';
import { factsOfApplicant, judge } from './open-application.ts';
import { targetOf } from './policy.ts';

/** What keeps somebody from writing one more application; doors are looked at when it is handed in. */
const keepsFromDrafting = new Set(['already_applied', 'already_enrolled']);

defineCommand({
  name: 'saveApplication',
  description:
    'Keeps an application as a draft, to be handed in later. What is given is laid over what was saved before.',
  input: (t) => ({
    cycleId: t.id({ required: true, description: 'The cycle.' }),
    displayName: t.string({
      description: 'By what name this organization shall know you; needed the first time.',
    }),
    person: t.field({
      type: PersonFactsInput,
      required: true,
      description: 'What you say of yourself, as far as you know yet.',
    }),
  }),
  target: ['cycleId', 'Cycle'],
  joins: true,
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: async (run) => {
    requireSignedIn(run);
    const { organizationId, input } = run;
    const locked = await lockCycle(run, run.idOf(input.cycleId, 'Cycle'));
    if (locked === null) return { ok: false, refusal: notFound('cycle', ['cycleId']) };
    const declared = declareInApplication(input.person, locked);
    if (!declared.ok) return declared;
    const joined = await becomePerson(run, input.displayName);
    if (!joined.ok) return joined;
    const { viewer, person } = joined;
    requireCapability(viewer, 'application.submit', targetOf(locked.row, person.id));
    const acting = { ...run, viewer };
    const draft = await draftOf(acting, locked, person.id, 'form');
    const zone = locked.row.timeZone;
    const entry = checkEntry(
      'ask',
      await factsOfApplicant(acting, draft, judge(acting, draft)),
      null,
      run.now,
    );
    const [first, ...others] = entry.admissible
      ? []
      : entry.refusals.filter(({ kind }) => keepsFromDrafting.has(kind));
    if (first !== undefined) return tellAdmission([first, ...others], { zone });
    const { attributes, collections } = declared.value;
    const posts = collections['affiliations']?.items.length === 0 ? draft.answers.collections : collections;
    const saved = await moveApplication(
      acting,
      draft,
      { kind: 'saveDraft', answers: attributes as never },
      posts,
    );
    if (!saved.ok) return tellAdmission(saved.error, { zone });
    return { ok: true, value: { application: { organizationId, id: draft.application.id } } };
  },
});
