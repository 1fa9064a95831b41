import type { Capacity } from '@coterie/core';
import { builder } from '../../builder.ts';

const UnknownCapacityType = builder.objectRef<Capacity>('UnknownCapacity').implement({
  description: 'The number of seats is not known.',
  fields: (t) => ({
    known: t.boolean({ nullable: false, description: 'Always false.', resolve: () => false }),
  }),
});

const UnlimitedCapacityType = builder.objectRef<Capacity>('UnlimitedCapacity').implement({
  description: 'There is a seat for everybody.',
  fields: (t) => ({
    known: t.boolean({ nullable: false, description: 'Always true.', resolve: () => true }),
  }),
});

const LimitedCapacityType = builder
  .objectRef<Extract<Capacity, { kind: 'limited' }>>('LimitedCapacity')
  .implement({
    description: 'So many seats.',
    fields: (t) => ({
      known: t.boolean({ nullable: false, description: 'Always true.', resolve: () => true }),
      seats: t.exposeInt('seats', { nullable: false, description: 'The number of seats; 0 means none.' }),
    }),
  });

const typeNames = {
  unknown: 'UnknownCapacity',
  unlimited: 'UnlimitedCapacity',
  limited: 'LimitedCapacity',
} as const;

export const CapacityType = builder.unionType('Capacity', {
  description: 'How many seats a cycle has.',
  types: [UnknownCapacityType, UnlimitedCapacityType, LimitedCapacityType],
  resolveType: (capacity) => typeNames[(capacity as Capacity).kind],
});
