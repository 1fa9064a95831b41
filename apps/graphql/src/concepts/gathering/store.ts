import type { Period, Program, ProgramGathering } from '@coterie/core';

/** What a gathering's row keeps beside its columns. */
export interface GatheringDetails {
  readonly period: Period | null;
  readonly place: string | null;
  readonly cycleKeys: readonly string[];
  readonly statedDays: ProgramGathering['statedDays'];
  readonly agenda: ProgramGathering['agenda'];
  readonly agendaPublished: boolean;
  readonly severalWelcome: boolean | null;
  readonly readings: Program['readings'];
  readonly editorsNotes: Program['editorsNotes'];
  /** Where the program file says it. */
  readonly pointer: string;
}

export function readDetails(row: { readonly details: unknown }): GatheringDetails {
  return row.details as GatheringDetails;
}
