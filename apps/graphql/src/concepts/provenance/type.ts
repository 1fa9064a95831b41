import type { Basis, Provenance, ProvenanceEntry } from '@coterie/core';
import { builder } from '../../builder.ts';

const BasisType = builder.enumType('Basis', {
  description: 'How a value is known.',
  values: {
    PRINTED: { value: 'printed', description: 'It stands on a page.' },
    COMPUTED: { value: 'computed', description: 'It follows from other values.' },
    INFERRED: { value: 'inferred', description: 'It is concluded from what is printed.' },
    ASSUMED: { value: 'assumed', description: 'Nothing supports it but habit.' },
    ENTERED: { value: 'entered', description: 'A person entered it.' },
  } satisfies Record<string, { value: Basis; description: string }>,
});

export const ProvenanceType = builder.objectRef<ProvenanceEntry>('Provenance').implement({
  description: 'How one value came to be known, and what was printed for it.',
  fields: (t) => ({
    path: t.exposeString('path', { nullable: false, description: 'JSON pointer to the value: /timeZone.' }),
    basis: t.field({
      type: BasisType,
      nullable: false,
      description: 'How it is known.',
      resolve: (entry) => entry.basis,
    }),
    printed: t.exposeString('printed', { description: 'What was printed for it, as printed.' }),
    quotation: t.exposeString('quotation', { description: 'A short quotation that supports it.' }),
    note: t.exposeString('note', { description: 'A remark for readers.' }),
  }),
});

/** The stored provenance of a row. */
export function readProvenance(stored: unknown): ProvenanceEntry[] {
  return [...(stored as Provenance)];
}
