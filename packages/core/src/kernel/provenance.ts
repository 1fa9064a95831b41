/**
 * How a value is known: `printed` on a page, `computed` from other values, `inferred` from what is
 * printed, `assumed` without support, or `entered` by a person.
 */
export type Basis = 'printed' | 'computed' | 'inferred' | 'assumed' | 'entered';

/** How one value came to be known. Stands beside the value, never around it. */
export interface ProvenanceEntry {
  /** JSON pointer from the object that carries the provenance to the value: `/timeZone`. */
  readonly path: string;
  readonly basis: Basis;
  /** What was printed for the value, as it was printed. */
  readonly printed: string | null;
  /** A short quotation around it that supports the value. */
  readonly quotation: string | null;
  /** A remark for readers: why it was inferred, what else it may mean. */
  readonly note: string | null;
}

export type Provenance = readonly ProvenanceEntry[];

/**
 * The entry for one path, or `null` where nothing is said about it.
 *
 * @example
 * ```ts
 * import { findProvenance } from '@coterie/core';
 *
 * const provenance = [
 *   { path: '/timeZone', basis: 'inferred', printed: null, quotation: null, note: 'Wisconsin' },
 * ] as const;
 * findProvenance(provenance, '/timeZone')?.basis; // => 'inferred'
 * findProvenance(provenance, '/currency'); // => null
 * ```
 */
export function findProvenance(provenance: Provenance, path: string): ProvenanceEntry | null {
  return provenance.find((entry) => entry.path === path) ?? null;
}
