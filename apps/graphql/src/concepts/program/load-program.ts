import { randomUUIDv7 } from 'node:crypto';
import { decideProgramLoading, id } from '@coterie/core';
import { readProgramFile } from '@coterie/programs';
import { type CommandRun, defineCommand } from '../../platform/command.ts';
import { fromInstant } from '../../platform/dates.ts';
import { decodeGlobalId } from '../../platform/global-id.ts';
import { requireCapability } from '../../platform/policy.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { invalidInput, notFound } from '../../platform/refusal.ts';
import { actAs } from '../../platform/tenant-transaction.ts';
import { programFileRefusals, programRefusals } from './errors.ts';
import { storeOrganization, storeProgram } from './store.ts';

const longestName = 200;

defineCommand({
  name: 'loadProgram',
  description:
    'Loads a program file into the organization that it names, or sets that organization up where there is none of its key. A file that is loaded already and unchanged answers with its program.',
  input: (t) => ({
    organizationId: t.id({ description: 'The organization, where the file must be about this one.' }),
    source: t.string({ required: true, description: 'The file: YAML or JSON, up to a million bytes.' }),
    administratorName: t.string({
      description:
        'Your name as the first administrator of an organization that is set up; “Administrator” where left out.',
    }),
  }),
  target: 'platform',
  longTexts: ['source'],
  success: { organization: 'Organization', program: 'Program' },
  refusals: [programFileRefusals, programRefusals],
  async run(run) {
    const { input, tx, viewer } = run;
    const named =
      input.organizationId === null || input.organizationId === undefined
        ? null
        : decodeGlobalId(String(input.organizationId));
    const expected =
      named === null
        ? null
        : await tx.organization.findUnique({ where: { id: named.id }, select: { id: true, slug: true } });
    if (named?.type !== undefined && (named.type !== 'Organization' || expected === null)) {
      return { ok: false, refusal: notFound('organization', ['organizationId']) };
    }
    if (named === null && typeof input.organizationId === 'string') {
      return { ok: false, refusal: notFound('organization', ['organizationId']) };
    }
    // Only those who may load something have their text read: reading takes a while.
    if (expected === null) requireSomeLoading(run);
    else requireCapability(viewer, 'program.load', { organizationId: id<'Organization'>(expected.id) });
    const name = (input.administratorName ?? 'Administrator').trim();
    if (name === '' || name.length > longestName) {
      const reason = `A name has 1 to ${longestName} characters.`;
      return { ok: false, refusal: invalidInput([{ path: ['administratorName'], reason }]) };
    }
    const read = readProgramFile(input.source, 'source');
    if (!read.ok) return { ok: false, refusal: programFileRefusals.refuse(read.error.problems) };
    const { program } = read.value;
    const slug = program.organization.key;
    const fits = decideProgramLoading({
      organizationKey: slug,
      into: expected?.slug ?? null,
      programKey: program.key,
      loaded: 'nothing',
    });
    if (!fits.ok) return { ok: false, refusal: programRefusals.tell(fits.error) };
    const there =
      expected ?? (await tx.organization.findUnique({ where: { slug }, select: { id: true, slug: true } }));
    const organizationId = there?.id ?? randomUUIDv7();
    if (there === null) requireCapability(viewer, 'organization.create', { organizationId: null });
    else requireCapability(viewer, 'program.load', { organizationId: id<'Organization'>(organizationId) });
    await actAs(tx, {
      role: 'coterie_tenant',
      ...(viewer.identity ?? {}),
      ...(viewer.accountId === null ? {} : { accountId: viewer.accountId }),
      personIds: viewer.persons.map((person) => person.id),
      organizationIds: [organizationId],
    });
    if (there === null) {
      await storeOrganization(tx, organizationId, program);
      await grantAdministration(run, organizationId, name);
    }
    const now = fromInstant(run.now);
    const stored = await storeProgram(tx, {
      organizationId,
      read: { ...read.value, name: `${program.key}` },
      now,
    });
    if (stored.outcome === 'refused') return { ok: false, refusal: programRefusals.tell(stored.refusals) };
    if (stored.outcome === 'stored') {
      await recordEvents(
        { ...run, organizationId },
        {
          subjectKind: 'program',
          subjectId: stored.programId,
          events: [
            { kind: there === null ? 'organization_set_up' : 'program_loaded', ...{ key: program.key } },
          ],
        },
      );
    }
    return {
      ok: true,
      value: {
        organization: { organizationId, id: organizationId },
        program: { organizationId, id: stored.programId },
      },
    };
  },
});

/** Whoever could load a file neither here nor anywhere is refused before it is read. */
function requireSomeLoading({ viewer }: Pick<CommandRun<unknown>, 'viewer'>): void {
  const somewhere = viewer.grants.find(
    ({ role, scope }) => role === 'organization_administrator' && scope.kind === 'organization',
  );
  const organizationId = somewhere?.scope.kind === 'organization' ? somewhere.scope.organizationId : null;
  requireCapability(viewer, 'program.load', { organizationId });
}

/** Whoever sets an organization up is its first administrator; a platform role reaches into none. */
async function grantAdministration(
  run: Pick<CommandRun<unknown>, 'tx' | 'viewer' | 'now'>,
  organizationId: string,
  displayName: string,
): Promise<void> {
  const { tx, viewer, now } = run;
  if (viewer.accountId === null) throw new Error('a grant without an account');
  const at = fromInstant(now);
  const person = await tx.person.create({
    data: { organizationId, accountId: viewer.accountId, displayName, createdAt: at },
    select: { id: true },
  });
  await tx.roleGrant.create({
    data: {
      organizationId,
      personId: person.id,
      role: 'organization_administrator',
      scopeKind: 'organization',
      grantedAt: at,
    },
    select: { id: true },
  });
}
