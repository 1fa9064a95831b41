import type { Determination, Facts } from '@coterie/core';
import { batched, distinct } from '../../platform/batched.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { loadPostsOf } from '../person/posts.ts';
import { readAnswers, toDetermination } from './store.ts';

/** Somebody in a cycle. */
interface Place {
  readonly organizationId: string;
  readonly cycleId: string;
  readonly personId: string;
}

/** Somebody with the application on which they come in, if there is one. */
interface Declarant {
  readonly organizationId: string;
  readonly personId: string;
  readonly applicationId: string | null;
}

interface InOrganization {
  readonly tx: Tx;
  readonly organizationId: string;
}

/** No cycle settles more about one person. */
const mostDeterminations = 1_000;

/** The determinations of a person for a cycle, in the order in which they were made. */
export async function loadDeterminations(
  { tx, organizationId }: InOrganization,
  cycleId: string,
  personId: string,
): Promise<readonly Determination[]> {
  const [determinations = []] = await loadDeterminationsOf(tx, [{ organizationId, cycleId, personId }]);
  return determinations;
}

async function loadDeterminationsOf(tx: Tx, places: readonly Place[]): Promise<Determination[][]> {
  const rows = await tx.determination.findMany({
    where: {
      organizationId: distinct(places, ({ organizationId }) => organizationId),
      cycleId: distinct(places, ({ cycleId }) => cycleId),
      personId: distinct(places, ({ personId }) => personId),
    },
    orderBy: { sequence: 'asc' },
    take: places.length * mostDeterminations,
  });
  const rowsOf = Map.groupBy(rows, nameOfPlace);
  return places.map((place) => (rowsOf.get(nameOfPlace(place)) ?? []).map(toDetermination));
}

function nameOfPlace({ cycleId, personId }: Pick<Place, 'cycleId' | 'personId'>): string {
  return `${cycleId} ${personId}`;
}

/** The same for fields of people in a list. */
export const determinationsOf = batched<Place, readonly Determination[]>(loadDeterminationsOf, nameOfPlace);

/** What is known of somebody: what they declared when they applied, or else their posts on record. */
export async function factsOnRecord(
  { tx, organizationId }: InOrganization,
  personId: string,
  applicationId: string | null,
): Promise<Facts> {
  const [facts] = await loadFactsOnRecord(tx, [{ organizationId, personId, applicationId }]);
  if (facts === undefined) throw new Error('the facts of a person are missing');
  return facts;
}

async function loadFactsOnRecord(tx: Tx, declarants: readonly Declarant[]): Promise<Facts[]> {
  const applying = declarants.flatMap((one) => one.applicationId ?? []);
  const applications =
    applying.length === 0
      ? []
      : await tx.application.findMany({
          where: {
            organizationId: distinct(declarants, ({ organizationId }) => organizationId),
            id: { in: applying },
          },
          select: { id: true, answers: true },
          take: applying.length,
        });
  const answersOf = new Map(applications.map((row) => [row.id, readAnswers(row)]));
  const others = declarants.filter(({ applicationId }) => applicationId === null);
  const posts = others.length === 0 ? [] : await loadPostsOf(tx, others);
  const postsOf = new Map(others.map(({ personId }, index) => [personId, posts[index]]));
  return declarants.map(({ personId, applicationId }) => {
    const answers = applicationId === null ? undefined : answersOf.get(applicationId);
    if (answers !== undefined) return answers;
    const affiliations = postsOf.get(personId);
    if (affiliations === undefined) throw new Error(`application ${applicationId} is not to be seen`);
    return { attributes: {}, collections: { affiliations } };
  });
}

/** The same for fields of people in a list. */
export const factsOnRecordOf = batched<Declarant, Facts>(
  loadFactsOnRecord,
  ({ personId, applicationId }) => `${personId} ${applicationId}`,
);
