import { builder } from '../../builder.ts';
import type { Viewer, ViewerPerson } from '../../platform/viewer.ts';

export const ViewerPersonType = builder.objectRef<ViewerPerson>('ViewerPerson').implement({
  description: 'A person that the viewer has claimed, in one organization.',
  fields: (t) => ({
    displayName: t.exposeString('displayName', { nullable: false, description: 'The name there.' }),
    organization: t.prismaField({
      type: 'Organization',
      nullable: false,
      description: 'The organization that knows the viewer as this person.',
      resolve: (query, person, _args, ctx) =>
        ctx.db.organization.findUniqueOrThrow({ ...query, where: { id: person.organizationId } }),
    }),
  }),
});

export const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    signedIn: t.boolean({ nullable: false, description: 'False for a visitor.', resolve: (viewer) => viewer.identity !== null }),
    persons: t.field({
      type: [ViewerPersonType],
      nullable: false,
      description: 'The persons that the account has claimed, one an organization.',
      resolve: (viewer) => [...viewer.persons],
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    nullable: false,
    description: 'Who asks, with their persons in all organizations.',
    resolve: (_root, _args, ctx) => ctx.viewer,
  }),
);
