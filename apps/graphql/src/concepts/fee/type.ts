import type { EntitlementTerm, Fee, Program } from '@coterie/core';
import { builder } from '../../builder.ts';
import { rowId, rowKey } from '../../platform/global-id.ts';
import { ValueReadingsType } from '../provenance/annotations.ts';
import { ProvenanceType, readProvenance } from '../provenance/type.ts';

export const MoneyType = builder.objectRef<{ amount: number; currency: string }>('Money').implement({
  description: 'An amount of money.',
  fields: (t) => ({
    amount: t.float({
      nullable: false,
      description: 'In minor units: $90 is 9000.',
      resolve: ({ amount }) => amount,
    }),
    currency: t.exposeString('currency', { nullable: false, description: 'ISO 4217 code.' }),
  }),
});

export const EntitlementKindType = builder.enumType('EntitlementKind', {
  description: 'What a fee lets a participant into.',
  values: {
    COMMUNITY_SESSION: {
      value: 'community_session',
      description: 'The sessions of so many communities, chosen by the participant.',
    },
    GATHERING: { value: 'gathering', description: 'The whole gathering.' },
    KEYNOTE: { value: 'keynote', description: 'The keynote.' },
    SESSION: { value: 'session', description: 'One session.' },
    CYCLE: { value: 'cycle', description: 'One cycle.' },
  } satisfies Record<string, { value: EntitlementTerm['kind']; description: string }>,
});

const EntitlementTermType = builder.objectRef<EntitlementTerm>('EntitlementTerm').implement({
  description: 'One thing that a fee lets a participant into.',
  fields: (t) => ({
    kind: t.field({
      type: EntitlementKindType,
      nullable: false,
      description: 'What it is.',
      resolve: ({ kind }) => kind,
    }),
    communities: t.int({
      description: 'Into the sessions of how many communities.',
      resolve: (term) => (term.kind === 'community_session' ? term.communities : null),
    }),
  }),
});

const perNames = { PARTICIPANT: 'participant', TEAM: 'team', ORGANIZATION: 'organization' } as const;

const FeeUnitType = builder.enumType('FeeUnit', {
  description: 'For whom one of a fee is paid.',
  values: {
    PARTICIPANT: { value: perNames.PARTICIPANT, description: 'For each participant.' },
    TEAM: { value: perNames.TEAM, description: 'For a team.' },
    ORGANIZATION: { value: perNames.ORGANIZATION, description: 'For an organization.' },
  },
});

/** The whole fee as it is stored, with what the core does not decide about. */
type StoredFee = Fee & {
  readonly includes?: readonly string[];
  readonly payer?: string | null;
  readonly readings?: Program['readings'];
  /** Where the program file says it. */
  readonly pointer?: string;
};

export function readFee(row: { readonly fee: unknown }): StoredFee {
  return row.fee as StoredFee;
}

builder.prismaNode('Fee', {
  description: 'A printed price.',
  id: { resolve: rowId },
  findUnique: rowKey,
  nullable: true,
  fields: (t) => ({
    key: t.string({
      nullable: false,
      description: 'Its key in the price list.',
      resolve: (fee) => readFee(fee).key,
    }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What to show: the printed label, or a computed one.',
    }),
    price: t.field({
      type: MoneyType,
      description: 'What it costs; null where that is not known. Zero is free of charge.',
      resolve: (fee) => readFee(fee).amount,
    }),
    per: t.field({
      type: FeeUnitType,
      nullable: false,
      description: 'For whom one of it is paid.',
      resolve: (fee) => readFee(fee).per,
    }),
    entitlements: t.field({
      type: [EntitlementTermType],
      nullable: false,
      description: 'What it lets a participant into.',
      resolve: (fee) => [...readFee(fee).entitlements],
    }),
    includes: t.stringList({
      nullable: false,
      description: 'What else it includes.',
      resolve: (fee) => [...(readFee(fee).includes ?? [])],
    }),
    payer: t.string({
      description: 'Who pays, where that is said.',
      resolve: (fee) => readFee(fee).payer ?? null,
    }),
    limitPerPerson: t.int({
      description: 'How often one person may take it; null where no limit is stated.',
      resolve: (fee) => readFee(fee).limitPerPerson,
    }),
    readings: t.field({
      type: [ValueReadingsType],
      nullable: false,
      description: 'Values that can be read in several ways.',
      resolve: (fee) => [...(readFee(fee).readings ?? [])],
    }),
    provenance: t.field({
      type: [ProvenanceType],
      nullable: false,
      description: 'How each of these values is known.',
      resolve: (fee) => readProvenance(fee.provenance),
    }),
  }),
});

/** More fees than a price list has. */
const mostFees = 500;

builder.prismaObjectField('Program', 'fees', (t) =>
  t.relation('fees', {
    nullable: false,
    description: 'The prices of the program, once for each gathering and cycle that they are for.',
    query: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: mostFees },
  }),
);

builder.prismaObjectField('Cycle', 'fees', (t) =>
  t.relation('fees', {
    nullable: false,
    description: 'The prices for this cycle.',
    query: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: mostFees },
  }),
);

builder.prismaObjectField('Gathering', 'fees', (t) =>
  t.relation('fees', {
    nullable: false,
    description: 'The prices for this gathering.',
    query: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: mostFees },
  }),
);
