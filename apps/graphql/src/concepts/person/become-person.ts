import { randomUUIDv7 } from 'node:crypto';
import { type CommandRun, unauthenticated } from '../../platform/command.ts';
import { fromInstant } from '../../platform/dates.ts';
import { invalidInput, type RefusalValue } from '../../platform/refusal.ts';
import { enterAs, type Viewer, type ViewerPerson, viewerPerson } from '../../platform/viewer.ts';
import { readDisplayName } from './name-input.ts';

type Joined =
  | { readonly ok: true; readonly viewer: Viewer; readonly person: ViewerPerson }
  | { readonly ok: false; readonly refusal: RefusalValue };

/**
 * The viewer's person in the organization of the command, made where there is none yet: whoever signs
 * in may apply. The command is one that `joins`; the viewer comes back with the grants of an applicant.
 */
export async function becomePerson(
  run: Omit<CommandRun<unknown>, 'input'>,
  displayName: string | null | undefined,
): Promise<Joined> {
  const { tx, viewer, organizationId } = run;
  const { identity } = viewer;
  if (identity === null) throw unauthenticated();
  const there = viewerPerson(viewer, organizationId);
  if (there !== null) return { ok: true, viewer, person: there };
  const { name, problems } = readDisplayName(displayName, ['displayName']);
  if (problems.length > 0) return { ok: false, refusal: invalidInput(problems) };
  const at = fromInstant(run.now);
  // Two commands at once may both be the first: the one that comes second finds what the other made.
  await tx.$executeRaw`INSERT INTO account (id, issuer, subject, created_at)
    VALUES (${randomUUIDv7()}::uuid, ${identity.issuer}, ${identity.subject}, ${at}) ON CONFLICT DO NOTHING`;
  const account = await tx.account.findUniqueOrThrow({
    where: { issuer_subject: identity },
    select: { id: true },
  });
  await tx.$executeRaw`INSERT INTO person (organization_id, id, account_id, display_name, created_at)
    VALUES (${organizationId}::uuid, ${randomUUIDv7()}::uuid, ${account.id}::uuid, ${name}, ${at}) ON CONFLICT DO NOTHING`;
  const joined = await enterAs(tx, identity, { organizationId, joins: true });
  const person = viewerPerson(joined, organizationId);
  if (person === null) throw new Error('a person that was just made is not there');
  return { ok: true, viewer: joined, person };
}
