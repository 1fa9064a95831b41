import type { ExpandedSession, SessionTiming } from '@coterie/core';

/** What a session's row keeps beside its columns. */
export interface SessionDetails {
  readonly statedMinutes: number | null;
  readonly tracks: readonly string[];
  readonly alternativeOf: string | null;
  readonly printed: ExpandedSession['printed'];
  readonly readings: ExpandedSession['readings'];
  readonly editorsNotes: ExpandedSession['editorsNotes'];
  /** Where the program file says it; `null` for a session that was added here. */
  readonly pointer: string | null;
}

export function readTiming(row: { readonly timing: unknown }): SessionTiming {
  return row.timing as SessionTiming;
}

export function readDetails(row: { readonly details: unknown }): SessionDetails {
  return {
    statedMinutes: null,
    tracks: [],
    alternativeOf: null,
    printed: { time: null, line: null, date: null },
    readings: [],
    editorsNotes: [],
    pointer: null,
    ...(row.details as Partial<SessionDetails>),
  };
}
