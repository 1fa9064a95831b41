import type { Provenance } from '../kernel/provenance.ts';

/** When an instrument is answered. */
export type InstrumentMoment = 'pre' | 'post' | 'per_session' | 'follow_up';

/** One point of a scale; its label is `null` where the instrument prints none. */
export interface ScalePoint {
  readonly value: number;
  readonly label: string | null;
}

/** The points from which an answer is chosen, lowest first. */
export interface Scale {
  readonly points: readonly ScalePoint[];
}

interface ItemBase {
  /** Stable over versions and languages of the instrument: linked answers are compared by it. */
  readonly id: string;
  readonly statement: string;
  readonly required: boolean;
}

/** One thing that is asked. */
export type InstrumentItem =
  /** `scale` is `null` where it is not known: then any finite number is taken as it was given. */
  | (ItemBase & { readonly kind: 'rating'; readonly scale: Scale | null })
  | (ItemBase & { readonly kind: 'yes_no' })
  | (ItemBase & { readonly kind: 'choice'; readonly options: readonly ItemOption[] })
  | (ItemBase & { readonly kind: 'choices'; readonly options: readonly ItemOption[] })
  | (ItemBase & {
      readonly kind: 'number';
      readonly min: number | null;
      readonly max: number | null;
      readonly unit: string | null;
    })
  | (ItemBase & { readonly kind: 'text'; readonly maxLength: number });

export interface ItemOption {
  readonly value: string;
  readonly label: string;
}

/** An evaluation form, as data. */
export interface Instrument {
  readonly id: string;
  /** Grows with every change of what is asked. */
  readonly version: number;
  /** `null` where the program names none. */
  readonly title: string | null;
  /** BCP 47 tag of the statements; `null` where unknown. */
  readonly language: string | null;
  readonly moments: readonly InstrumentMoment[];
  readonly items: readonly InstrumentItem[];
  readonly provenance: Provenance;
}
