import { defineCommand } from '../../platform/command.ts';
import { PersonFactsInput } from '../eligibility/facts-input.ts';
import { declarePosts } from '../person/posts.ts';
import { declareInApplication } from './declare-in-application.ts';
import { admissionRefusals, tellAdmission } from './errors.ts';
import { moveApplication } from './move-application.ts';
import { openApplication } from './open-application.ts';

defineCommand({
  name: 'provideInformation',
  description:
    'Adds to one’s own application what was asked for. It is laid over what was said before; posts are replaced where some are given.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'The application.' }),
    person: t.field({ type: PersonFactsInput, required: true, description: 'What is added or corrected.' }),
  }),
  target: ['applicationId', 'Application'],
  success: { application: 'Application' },
  refusals: [admissionRefusals],
  run: async (run) => {
    const { tx, organizationId, input } = run;
    const found = await openApplication(run, input.applicationId, { capability: 'application.submit' });
    if (!found.ok) return found;
    const { locked, application, personId } = found.value;
    const declared = declareInApplication(input.person, locked);
    if (!declared.ok) return declared;
    const { attributes, collections } = await declarePosts(tx, { organizationId, personId }, declared.value);
    const moved = await moveApplication(
      run,
      found.value,
      { kind: 'provideInformation', answers: attributes as never },
      collections,
    );
    if (!moved.ok) return tellAdmission(moved.error, { zone: locked.row.timeZone });
    return { ok: true, value: { application: { organizationId, id: application.id } } };
  },
});
