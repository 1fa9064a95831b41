import type { CollectionFacts, Facts, FactValue } from '@coterie/core';
import type { Prisma } from '../../generated/prisma/client.ts';
import { distinct } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';

interface PersonKey {
  readonly organizationId: string;
  readonly personId: string;
}

const mostPosts = 100;

/** What is on record of persons' posts, in the order of the persons; whether there are others, nobody knows. */
export async function loadPostsOf(tx: Tx, persons: readonly PersonKey[]): Promise<CollectionFacts[]> {
  const rows = await tx.affiliation.findMany({
    where: {
      organizationId: distinct(persons, ({ organizationId }) => organizationId),
      personId: distinct(persons, ({ personId }) => personId),
    },
    orderBy: [{ personId: 'asc' }, { position: 'asc' }],
    select: { personId: true, facts: true },
    take: persons.length * mostPosts,
  });
  const postsOf = Map.groupBy(rows, ({ personId }) => personId);
  return persons.map(({ personId }) => ({
    items: (postsOf.get(personId) ?? []).map(({ facts }) => facts as unknown as Record<string, FactValue>),
    complete: false,
  }));
}

/** The same of one person. */
async function loadPosts(tx: Tx, person: PersonKey): Promise<CollectionFacts> {
  const [posts] = await loadPostsOf(tx, [person]);
  if (posts === undefined) throw new Error('the posts of a person are missing');
  return posts;
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
