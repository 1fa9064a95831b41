import type { CapabilityTarget, FactValue } from '@coterie/core';
import { id } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { forbidden, may } from '../../platform/policy.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { DeclaredFactType, listFacts } from '../eligibility/declared-type.ts';
import { visiblePersons } from './policy.ts';

export const AffiliationType = builder.prismaNode('Affiliation', {
  description: 'One post of a person: employer, place, role, as far as known.',
  id: { resolve: rowId },
  findUnique: (rowIdText, ctx) => ({ ...rowKey(rowIdText), person: visiblePersons(ctx.viewer), AND: [seenPosts(ctx.viewer)] }),
  nullable: true,
  fields: (t) => ({
    facts: t.field({
      type: [DeclaredFactType],
      nullable: false,
      description: 'What is known of it, by the names of the vocabulary: employer, employerKind, state, role.',
      resolve: ({ facts }) => listFacts(facts as unknown as Readonly<Record<string, FactValue>>),
    }),
    position: t.exposeInt('position', { nullable: false, description: 'Its place in the list, from 1.' }),
  }),
});

/** Posts are seen by those who see persons, and one's own by oneself. */
function seenPosts(viewer: Viewer) {
  const organizationIds = viewer.grants.flatMap((grant) =>
    grant.scope.kind === 'organization' && may(viewer, 'person.see', { organizationId: grant.scope.organizationId }) ? [grant.scope.organizationId as string] : [],
  );
  return { OR: [{ personId: { in: viewer.persons.map((person) => person.id) } }, { organizationId: { in: organizationIds } }] };
}

const mostPosts = 100;

export const PersonType = builder.prismaNode('Person', {
  description: 'Someone as one organization knows them.',
  id: { resolve: rowId },
  findUnique: (rowIdText, ctx) => ({ ...rowKey(rowIdText), ...visiblePersons(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    displayName: t.exposeString('displayName', { nullable: false, description: 'The name by which they are known there.' }),
    email: t.string({
      description: 'Where they are written to; null where unknown. For themselves and for those who see persons.',
      resolve: (person, _args, ctx) => {
        requirePersonSeen(ctx.viewer, person);
        return person.email;
      },
    }),
    claimed: t.boolean({
      nullable: false,
      description: 'Whether an account has claimed this person.',
      resolve: (person) => person.accountId !== null,
    }),
    claimCode: t.string({
      description: 'The code by which an account can claim this person; null once claimed. For those who edit persons.',
      resolve: (person, _args, ctx) => {
        if (!may(ctx.viewer, 'person.edit', { organizationId: id<'Organization'>(person.organizationId) })) throw forbidden('person.edit');
        return person.claimCode;
      },
    }),
    affiliations: t.relation('affiliations', {
      nullable: true,
      description: 'Their posts. For themselves and for those who see persons.',
      query: { orderBy: { position: 'asc' }, take: mostPosts },
      resolve: async (query, person, _args, ctx) => {
        requirePersonSeen(ctx.viewer, person);
        return await ctx.db.affiliation.findMany({ ...query, where: { organizationId: person.organizationId, personId: person.id } });
      },
    }),
    organization: t.relation('organization', { nullable: false, description: 'The organization that knows them.' }),
  }),
});

interface PersonKey {
  readonly organizationId: string;
  readonly id: string;
}

/** Persons of a roster are known by name only; the rest is for themselves and for those who see persons. */
export function requirePersonSeen(viewer: Viewer, person: PersonKey): void {
  if (viewer.persons.some((own) => own.id === person.id)) return;
  const target: CapabilityTarget = {
    organizationId: id<'Organization'>(person.organizationId),
    communityIds: communitiesOf(viewer),
    cycleIds: cyclesOf(viewer),
  };
  if (!may(viewer, 'person.see', target)) throw forbidden('person.see');
}

/** Whoever may know of a person through a cycle that they guide sees the person's posts, too. */
function communitiesOf(viewer: Viewer) {
  return viewer.grants.flatMap(({ scope }) => (scope.kind === 'community' ? [scope.communityId] : []));
}

function cyclesOf(viewer: Viewer) {
  return viewer.grants.flatMap(({ scope }) => (scope.kind === 'cycle' ? [scope.cycleId] : []));
}
