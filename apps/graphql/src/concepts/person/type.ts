import { type FactValue, id } from '@coterie/core';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { forbidden, may } from '../../platform/policy.ts';
import { DeclaredFactType, listFacts } from '../eligibility/declared-type.ts';
import { knownPersons, visiblePersons } from './policy.ts';

export const AffiliationType = builder.prismaNode('Affiliation', {
  description: 'One post of a person: employer, place, role, as far as known.',
  id: { resolve: rowId },
  findUnique: (rowIdText, ctx) => ({ ...rowKey(rowIdText), person: knownPersons(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    facts: t.field({
      type: [DeclaredFactType],
      nullable: false,
      description:
        'What is known of it, by the names of the vocabulary: employer, employerKind, state, role.',
      resolve: ({ facts }) => listFacts(facts as unknown as Readonly<Record<string, FactValue>>),
    }),
    position: t.exposeInt('position', { nullable: false, description: 'Its place in the list, from 1.' }),
  }),
});

const mostPosts = 100;

builder.prismaNode('Person', {
  description: 'Someone as one organization knows them.',
  id: { resolve: rowId },
  findUnique: (rowIdText, ctx) => ({ ...rowKey(rowIdText), ...visiblePersons(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    displayName: t.exposeString('displayName', {
      nullable: false,
      description: 'The name by which they are known there.',
    }),
    email: t.string({
      description:
        'Where they are written to; null where unknown. For themselves and for those who see persons.',
      resolve: async (person, _args, ctx) => {
        await requirePersonKnown(ctx, person);
        return person.email;
      },
    }),
    claimed: t.boolean({
      nullable: false,
      description: 'Whether an account has claimed this person.',
      resolve: (person) => person.accountId !== null,
    }),
    claimCode: t.string({
      description:
        'The code by which an account can claim this person; null once claimed. For those who edit persons.',
      resolve: (person, _args, ctx) => {
        if (!may(ctx.viewer, 'person.edit', { organizationId: id<'Organization'>(person.organizationId) }))
          throw forbidden('person.edit');
        return person.claimCode;
      },
    }),
    affiliations: t.field({
      type: [AffiliationType],
      description: 'Their posts. For themselves and for those who see persons.',
      select: (_args, _ctx, nestedSelection) => ({
        affiliations: nestedSelection({ orderBy: { position: 'asc' }, take: mostPosts }),
      }),
      resolve: async (person, _args, ctx) => {
        await requirePersonKnown(ctx, person);
        return person.affiliations;
      },
    }),
    organization: t.relation('organization', {
      nullable: false,
      description: 'The organization that knows them.',
    }),
  }),
});

interface PersonKey {
  readonly organizationId: string;
  readonly id: string;
}

/** Persons of a roster are known by name only; the rest is for themselves and for those who see persons. */
async function requirePersonKnown(
  { viewer, db }: Context,
  { organizationId, id: personId }: PersonKey,
): Promise<void> {
  if (viewer.persons.some((own) => own.id === personId)) return;
  if (may(viewer, 'person.see', { organizationId: id<'Organization'>(organizationId) })) return;
  const known = await db.person.count({
    where: { organizationId, id: personId, AND: [knownPersons(viewer)] },
  });
  if (known === 0) throw forbidden('person.see');
}
