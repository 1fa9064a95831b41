import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';
import { visibleResources } from './policy.ts';

export type ResourceVisibility = 'public' | 'members';

export const ResourceVisibilityType = builder.enumType('ResourceVisibility', {
  description: 'For whom a resource is.',
  values: {
    PUBLIC: { value: 'public', description: 'For anyone.' },
    MEMBERS: {
      value: 'members',
      description: 'For members, also after their cycle has ended, and for facilitators and staff.',
    },
  } satisfies Record<string, { value: ResourceVisibility; description: string }>,
});

builder.prismaNode('Resource', {
  description: 'Something that is shared: a document, a link, a recording.',
  id: { resolve: rowId },
  findUnique: (id, ctx) => ({ ...rowKey(id), ...visibleResources(ctx.viewer) }),
  nullable: true,
  fields: (t) => ({
    title: t.exposeString('title', { nullable: false, description: 'Its title.' }),
    kind: t.exposeString('kind', {
      nullable: false,
      description: 'What it is: document, link, recording, book, platform.',
    }),
    url: t.exposeString('url', {
      description: 'Where it is; null where it has no address, or none is known.',
    }),
    visibility: t.field({
      type: ResourceVisibilityType,
      nullable: false,
      description: 'For whom it is.',
      resolve: ({ visibility }) => visibility as ResourceVisibility,
    }),
    addedAt: t.expose('addedAt', { type: 'DateTime', nullable: false, description: 'When it was shared.' }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (resource) => readProvenance(resource.provenance),
    }),
    organization: t.relation('organization', {
      nullable: false,
      description: 'The organization whose resource it is.',
    }),
  }),
});
