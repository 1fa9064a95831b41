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
    person: t.prismaField({
      type: 'Person',
      nullable: false,
      description: 'The person.',
      resolve: (query, { organizationId, id }, _args, ctx) =>
        ctx.db.person.findUniqueOrThrow({ ...query, where: { organizationId_id: { organizationId, id } } }),
    }),
  }),
});

/** Rows of the viewer's own persons; row-level security shows them in whatever organization. */
function own(viewer: Viewer): { personId: { in: string[] } } {
  return { personId: { in: viewer.persons.map((person) => person.id) } };
}

const latestFirst = [{ id: 'desc' }, { organizationId: 'asc' }] as const;

export const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    signedIn: t.boolean({
      nullable: false,
      description: 'False for a visitor.',
      resolve: (viewer) => viewer.identity !== null,
    }),
    persons: t.field({
      type: [ViewerPersonType],
      nullable: false,
      description: 'The persons that the account has claimed, one an organization.',
      resolve: (viewer) => [...viewer.persons],
    }),
    applications: t.prismaConnection({
      type: 'Application',
      cursor: 'organizationId_id',
      nullable: false,
      description: "The viewer's own applications in all organizations, the latest first.",
      resolve: async (query, viewer, _args, ctx) =>
        viewer.persons.length === 0
          ? []
          : await ctx.db.application.findMany({ ...query, where: own(viewer), orderBy: [...latestFirst] }),
    }),
    offers: t.prismaConnection({
      type: 'Offer',
      cursor: 'organizationId_id',
      nullable: false,
      description: 'The seats that the viewer was offered in all organizations, the latest first.',
      resolve: async (query, viewer, _args, ctx) =>
        viewer.persons.length === 0
          ? []
          : await ctx.db.offer.findMany({ ...query, where: own(viewer), orderBy: [...latestFirst] }),
    }),
    enrollments: t.prismaConnection({
      type: 'Enrollment',
      cursor: 'organizationId_id',
      nullable: false,
      description: 'The seats that the viewer holds or held in all organizations, the latest first.',
      resolve: async (query, viewer, _args, ctx) =>
        viewer.persons.length === 0
          ? []
          : await ctx.db.enrollment.findMany({ ...query, where: own(viewer), orderBy: [...latestFirst] }),
    }),
    waitlistEntries: t.prismaConnection({
      type: 'WaitlistEntry',
      cursor: 'organizationId_id',
      nullable: false,
      description: "The viewer's places in queues in all organizations, the latest first.",
      resolve: async (query, viewer, _args, ctx) =>
        viewer.persons.length === 0
          ? []
          : await ctx.db.waitlistEntry.findMany({ ...query, where: own(viewer), orderBy: [...latestFirst] }),
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
