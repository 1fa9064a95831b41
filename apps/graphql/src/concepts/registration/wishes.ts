import { communitiesToChoose, type PriceList } from '@coterie/core';
import { decodeGlobalId } from '../../platform/global-id.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

/** What one participant wants: communities, and a fee where there are several to choose from. */
export interface Wish {
  readonly communityIds: readonly string[];
  readonly feeKey?: string | null | undefined;
}

/** One fee that one participant takes, with the communities chosen under it. */
export interface WishedFee {
  /** The participant's place in the list. */
  readonly participant: number;
  readonly feeKey: string;
  readonly communityIds: readonly string[];
}

export interface WishProblem {
  readonly kind: 'not_found' | 'invalid';
  readonly path: readonly string[];
  readonly what: string;
}

/** More participants than one payer registers at once, and more communities than a gathering has. */
export const mostParticipants = 50;
export const mostCommunities = 50;

/**
 * Reads what participants want: ids of communities of the organization, and a fee for each time that one
 * is taken. A fee for one community is taken once for each community that is chosen.
 */
export async function readWishes(
  tx: Tx,
  organizationId: string,
  wishes: readonly Wish[],
  prices: PriceList,
): Promise<{ readonly items: readonly WishedFee[]; readonly problems: readonly WishProblem[] }> {
  const problems: WishProblem[] = [];
  if (wishes.length > mostParticipants) {
    return {
      items: [],
      problems: [
        {
          kind: 'invalid',
          path: ['participants'],
          what: `Name at most ${mostParticipants} participants at once.`,
        },
      ],
    };
  }
  for (const [index, { communityIds }] of wishes.entries()) {
    if (communityIds.length <= mostCommunities) continue;
    const path = ['participants', String(index), 'communityIds'];
    problems.push({
      kind: 'invalid',
      path,
      what: `Choose at most ${mostCommunities} communities for one participant.`,
    });
  }
  if (problems.length > 0) return { items: [], problems };
  const known = await knownCommunities(
    tx,
    organizationId,
    wishes.flatMap((wish) => wish.communityIds),
  );
  const items = wishes.flatMap((wish, participant) => {
    const path = ['participants', String(participant)];
    wish.communityIds.forEach((text, at) => {
      if (!known.has(text))
        problems.push({ kind: 'not_found', path: [...path, 'communityIds', String(at)], what: 'community' });
    });
    const fee = feeFor(wish, prices);
    if (fee === null) {
      const keys = prices.fees.map((one) => one.key).join(', ');
      problems.push({
        kind: 'invalid',
        path: [...path, 'feeKey'],
        what: `There are several fees. Say which one is taken: ${keys}.`,
      });
      return [];
    }
    const chosen = wish.communityIds.flatMap((text) => known.get(text) ?? []);
    return parcels(chosen, fee.atOnce).map((communityIds) => ({
      participant,
      feeKey: fee.key,
      communityIds,
    }));
  });
  return { items, problems };
}

/** The fee that is named, or the only one; `null` where there are several and none is named. */
function feeFor(
  { feeKey }: Wish,
  { fees }: PriceList,
): { readonly key: string; readonly atOnce: number } | null {
  const fee =
    feeKey === null || feeKey === undefined
      ? fees.length === 1
        ? fees[0]
        : undefined
      : fees.find((one) => one.key === feeKey);
  if (fee !== undefined) return { key: fee.key, atOnce: communitiesToChoose(fee.entitlements) };
  // What is not in the list is the core's to refuse.
  if (feeKey !== null && feeKey !== undefined) return { key: feeKey, atOnce: 0 };
  return fees.length === 0 ? { key: '', atOnce: 0 } : null;
}

function parcels(chosen: readonly string[], atOnce: number): readonly (readonly string[])[] {
  if (atOnce === 0 || chosen.length <= atOnce) return [chosen];
  return Array.from({ length: Math.ceil(chosen.length / atOnce) }, (_, index) =>
    chosen.slice(index * atOnce, (index + 1) * atOnce),
  );
}

/** Ids of the API to rows, for communities of the organization only. */
async function knownCommunities(
  tx: Tx,
  organizationId: string,
  texts: readonly string[],
): Promise<Map<string, string>> {
  const decoded = new Map<string, string>();
  for (const text of new Set(texts)) {
    const target = decodeGlobalId(text);
    if (target?.type === 'Community' && target.organizationId === organizationId)
      decoded.set(text, target.id);
  }
  if (decoded.size === 0) return decoded;
  const rows = await tx.community.findMany({
    where: { organizationId, id: { in: [...decoded.values()] } },
    select: { id: true },
    take: decoded.size,
  });
  const there = new Set(rows.map((row) => row.id));
  return new Map([...decoded].filter(([, communityId]) => there.has(communityId)));
}
