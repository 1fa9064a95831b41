import { randomUUIDv7, timingSafeEqual } from 'node:crypto';
import { decidePersonClaim, id, type PersonClaim } from '@coterie/core';
import { defineCommand, unauthenticated } from '../../platform/command.ts';
import { fromInstant } from '../../platform/dates.ts';
import { recordEvents } from '../../platform/record-events.ts';
import { viewerPerson } from '../../platform/viewer.ts';
import { personRefusals } from './errors.ts';

defineCommand({
  name: 'claimPerson',
  description:
    'Makes a person whom the organization knows one’s own, with the code that the organization gave out for them.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'The person.' }),
    claimCode: t.string({ required: true, description: 'The code.' }),
  }),
  target: ['personId', 'Person'],
  joins: true,
  success: { person: 'Person' },
  refusals: [personRefusals],
  run: async (run) => {
    const { tx, organizationId, viewer, input } = run;
    if (viewer.identity === null) throw unauthenticated();
    const personId = run.idOf(input.personId, 'Person') ?? '';
    const [row] = await tx.$queryRaw<{ accountId: string | null; claimCode: string | null }[]>`
      SELECT account_id AS "accountId", claim_code AS "claimCode" FROM person
      WHERE organization_id = ${organizationId}::uuid AND id = ${personId}::uuid FOR UPDATE`;
    const verified =
      row?.claimCode !== null &&
      row?.claimCode !== undefined &&
      isSame(row.claimCode, input.claimCode.trim());
    const accountId = await accountOf(run, viewer.identity);
    const isOwn = row?.accountId === accountId;
    // Without the code one learns neither whether there is such a person nor whether they are claimed.
    const claim: PersonClaim =
      row?.accountId !== null && row?.accountId !== undefined && (verified || isOwn)
        ? { kind: 'claimed', accountId: id<'Account'>(row.accountId) }
        : { kind: 'unclaimed' };
    const other = viewerPerson(viewer, organizationId);
    const decision = decidePersonClaim(claim, id<'Account'>(accountId), {
      verified,
      otherPersonOfAccount:
        verified && other !== null && other.id !== personId ? id<'Person'>(other.id) : null,
    });
    if (!decision.ok) return { ok: false, refusal: personRefusals.tell(decision.error) };
    await tx.person.update({
      where: { organizationId_id: { organizationId, id: personId } },
      data: { accountId, claimCode: null, version: { increment: 1 } },
      select: { id: true },
    });
    await recordEvents(run, {
      subjectKind: 'person',
      subjectId: personId,
      personId,
      events: decision.value.events,
    });
    return { ok: true, value: { person: { organizationId, id: personId } } };
  },
});

async function accountOf(
  {
    tx,
    now,
  }: {
    readonly tx: Parameters<typeof recordEvents>[0]['tx'];
    readonly now: Parameters<typeof fromInstant>[0] & string;
  },
  identity: { readonly issuer: string; readonly subject: string },
): Promise<string> {
  await tx.$executeRaw`INSERT INTO account (id, issuer, subject, created_at)
    VALUES (${randomUUIDv7()}::uuid, ${identity.issuer}, ${identity.subject}, ${fromInstant(now)}) ON CONFLICT DO NOTHING`;
  return (await tx.account.findUniqueOrThrow({ where: { issuer_subject: identity }, select: { id: true } }))
    .id;
}

function isSame(code: string, given: string): boolean {
  const [one, other] = [Buffer.from(code), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
