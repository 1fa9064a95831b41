import { randomBytes, randomUUIDv7 } from 'node:crypto';
import type { Facts } from '@coterie/core';
import type { CommandRun } from '../../platform/command.ts';
import { fromInstant } from '../../platform/dates.ts';
import { replacePosts } from './posts.ts';

/** Adds somebody whom no account has claimed yet, with the code by which they can. */
export async function createUnclaimedPerson(
  { tx, organizationId, now }: Pick<CommandRun<unknown>, 'tx' | 'organizationId' | 'now'>,
  {
    displayName,
    email = null,
    facts,
  }: { readonly displayName: string; readonly email?: string | null; readonly facts: Facts | null },
): Promise<string> {
  const personId = randomUUIDv7();
  await tx.person.create({
    data: {
      organizationId,
      id: personId,
      displayName,
      email,
      claimCode: makeClaimCode(),
      createdAt: fromInstant(now),
    },
    select: { id: true },
  });
  const posts = facts?.collections['affiliations']?.items ?? [];
  if (posts.length > 0) await replacePosts(tx, { organizationId, personId }, posts);
  return personId;
}

/** A hundred bits that can be read aloud. */
function makeClaimCode(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from(randomBytes(21), (byte) => letters[byte % letters.length]).join('');
}
