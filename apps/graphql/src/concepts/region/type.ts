import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';

export const RegionType = builder.prismaNode('Region', {
  description: 'A part of the area that an organization serves.',
  id: { resolve: rowId },
  findUnique: rowKey,
  nullable: true,
  fields: (t) => ({
    key: t.exposeString('key', { nullable: false, description: 'Its key in the program file.' }),
    name: t.exposeString('name', { description: 'Its name; null where none is published.' }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What to show: the name, or a computed label.',
    }),
    position: t.exposeInt('position', { nullable: false, description: 'Its place in the list, from 1.' }),
    covers: t.stringList({
      nullable: false,
      description: 'States, counties and districts that it is said to cover.',
      resolve: (region) => [...((region.details as { covers?: readonly string[] }).covers ?? [])],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (region) => readProvenance(region.provenance),
    }),
  }),
});
