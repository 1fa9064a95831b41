import type { JsonValue } from './json.ts';

/** Where something stands in a document. */
export interface Place {
  /** JSON pointer (RFC 6901) into the document: `/gatherings/3/sessions/9/time`. */
  readonly pointer: string;
  /** One-based line in the text that was read, where there is one. */
  readonly line?: number;
  /** One-based column in that line. */
  readonly column?: number;
}

export type Severity = 'error' | 'warning' | 'note';

/** Something that a careful reader would flag, by a general rule. Never silently repaired. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly place: Place;
  /** The original, quoted; `null` where nothing was printed. */
  readonly quotation: string | null;
  /** How the original was understood, in words; `null` where it was not. */
  readonly understood: string | null;
  /** What would be right, in words; `null` where nobody but the author can say. */
  readonly suggestion: string | null;
  /** The facts that the rule compared, for a portal that writes its own text. */
  readonly facts: { readonly [name: string]: JsonValue };
}
