import {
  checkWindow,
  type DateWindow,
  type Fee,
  type Id,
  type Instant,
  id,
  type PriceList,
  type RegistrationFacts,
  type TimeZoneId,
} from '@coterie/core';
import { toLocalDate } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { readFee } from '../fee/type.ts';

/** What registering for a gathering rests on, as far as it does not depend on who registers. */
export type GatheringFacts = Pick<
  RegistrationFacts,
  'prices' | 'gathering' | 'window' | 'zone' | 'communityIds' | 'paymentDueBy'
>;

const always: DateWindow = { opens: null, closes: null };

/** Reads prices, dates and communities of a gathering; `null` where there is none that may be seen. */
export async function loadGatheringFacts(
  tx: Tx,
  organizationId: string,
  gatheringId: string,
  now: Instant,
): Promise<GatheringFacts | null> {
  const gathering = await tx.gathering.findUnique({
    where: { organizationId_id: { organizationId, id: gatheringId } },
    select: {
      endsOn: true,
      timeZone: true,
      organization: { select: { timeZone: true } },
      program: { select: { status: true, details: true } },
      fees: { select: { fee: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }], take: 500 },
      sessions: {
        where: { status: { not: 'cancelled' } },
        select: { cycles: { select: { cycle: { select: { communityId: true } } }, take: 100 } },
        take: 2000,
      },
    },
  });
  if (gathering === null) return null;
  const zone = (gathering.timeZone ?? gathering.organization.timeZone) as TimeZoneId | null;
  const lastDay = toLocalDate(gathering.endsOn);
  // No page says when registration closes; that a gathering is over is known by its last day.
  const days: DateWindow = { opens: null, closes: lastDay === null ? null : { kind: 'date', date: lastDay } };
  const isOver = checkWindow(days, zone, now).hasClosed === true;
  return {
    prices: toPriceList(gathering.fees.map(readFee), gathering.program?.details ?? null),
    gathering: gathering.program?.status !== 'published' ? 'not_published' : isOver ? 'over' : 'to_come',
    window: always,
    zone,
    communityIds: communitiesOf(gathering.sessions),
    paymentDueBy: null,
  };
}

/** Program files print fees one by one; that there is no price for several is known only where all are printed. */
function toPriceList(fees: readonly Fee[], programDetails: unknown): PriceList {
  const { pricesComplete = null } = (programDetails ?? {}) as { readonly pricesComplete?: boolean | null };
  const byKey = new Map(fees.map((fee) => [fee.key, fee]));
  return { fees: [...byKey.values()], several: { kind: pricesComplete === true ? 'none' : 'unknown' } };
}

function communitiesOf(
  sessions: readonly {
    readonly cycles: readonly { readonly cycle: { readonly communityId: string } | null }[];
  }[],
): Id<'Community'>[] {
  const communityIds = sessions.flatMap((session) =>
    session.cycles.map((link) => link.cycle?.communityId ?? null),
  );
  return [...new Set(communityIds)].filter((one) => one !== null).map((one) => id<'Community'>(one));
}
