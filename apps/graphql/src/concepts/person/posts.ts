import type { CollectionFacts, Facts, FactValue } from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

interface PersonKey {
  readonly organizationId: string;
  readonly personId: string;
}

const mostPosts = 100;

/** What is on record of a person's posts; whether there are others, nobody knows. */
export async function loadPosts(tx: Tx, { organizationId, personId }: PersonKey): Promise<CollectionFacts> {
  const rows = await tx.affiliation.findMany({
    where: { organizationId, personId },
    orderBy: { position: 'asc' },
    select: { facts: true },
    take: mostPosts,
  });
  return { items: rows.map((row) => row.facts as unknown as Record<string, FactValue>), complete: false };
}

/** Replaces a person's posts by those that were declared. */
export async function replacePosts(tx: Tx, key: PersonKey, items: CollectionFacts['items']): Promise<void> {
  const { organizationId, personId } = key;
  await tx.affiliation.deleteMany({ where: { organizationId, personId } });
  await tx.affiliation.createMany({
    data: items.map((facts, index) => ({
      organizationId,
      personId,
      facts: facts as unknown as Prisma.InputJsonValue,
      position: index + 1,
    })),
  });
}

/**
 * The posts that hold for an application: those that were declared with it, which then are the
 * person's; where none were, those on record.
 */
export async function declarePosts(tx: Tx, key: PersonKey, declared: Facts): Promise<Facts> {
  const posts = declared.collections['affiliations'];
  const known = await loadPosts(tx, key);
  if (posts === undefined || posts.items.length === 0) {
    return {
      ...declared,
      collections: {
        ...declared.collections,
        affiliations: { ...known, complete: posts?.complete ?? false },
      },
    };
  }
  await replacePosts(tx, key, posts.items);
  return declared;
}
