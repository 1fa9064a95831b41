import { builder } from '../../builder.ts';
import { rowKey } from '../../platform/global-id.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';

builder.prismaNode('Organization', {
  description: 'A regional or state body that hosts communities.',
  id: { resolve: (organization) => `${organization.id}:${organization.id}` },
  findUnique: (id) => ({ id: rowKey(id).organizationId_id.id }),
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { nullable: false, description: 'Its name in addresses.' }),
    name: t.exposeString('name', { description: 'Its name; null where no page gives it.' }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What to show: the name, or a computed label.',
    }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', description: 'Its home zone; null where unknown.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217 code; null where unknown.' }),
    locale: t.exposeString('locale', { description: 'BCP 47 tag; null where unknown.' }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (organization) => readProvenance(organization.provenance),
    }),
  }),
});
