import { defineCommand } from '../../platform/command.ts';
import { requireCapability } from '../../platform/policy.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { readDeclaredFacts } from '../eligibility/declared-facts.ts';
import { PersonFactsInput } from '../eligibility/facts-input.ts';
import { vocabularyOfCycle } from '../eligibility/policy-of-cycle.ts';
import { becomePerson } from '../person/become-person.ts';
import { declarePosts } from '../person/posts.ts';
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
    displayName: t.string({ description: 'By what name this organization shall know you; needed the first time.' }),
    person: t.field({ type: PersonFactsInput, required: true, description: 'What you say of yourself. Posts that are left out are those on record.' }),
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
    const read = readDeclaredFacts(input.person, vocabularyOfCycle(locked.row));
    if (!read.ok) {
      return { ok: false, refusal: invalidInput(read.error.map((problem) => ({ ...problem, path: ['person', ...problem.path] }))) };
    }
    const joined = await becomePerson(run, input.displayName);
    if (!joined.ok) return joined;
    const { viewer, person } = joined;
    requireCapability(viewer, 'application.submit', targetOf(locked.row, person.id));
    const acting = { ...run, viewer };
    const declared = await declarePosts(tx, { organizationId, personId: person.id }, read.value);
    const draft = await draftOf(acting, locked, person.id, 'form');
    const answered = { ...draft, answers: { ...declared, attributes: { ...draft.answers.attributes, ...declared.attributes } } };
    const application = { ...draft.application, answers: answered.answers.attributes as never };
    const submitted = await moveApplication(acting, { ...answered, application }, { kind: 'submit' });
    if (!submitted.ok) return tellAdmission(submitted.error, { zone: locked.row.timeZone });
    await screenApplication(acting, submitted.value);
    return { ok: true, value: { application: { organizationId, id: application.id } } };
  },
});
