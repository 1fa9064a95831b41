import type { Provenance } from '../kernel/provenance.ts';
import type { Modality, SessionKind, SessionState } from '../scheduling/session.ts';
import type { SessionTiming } from '../scheduling/session-timing.ts';
import type { ProgramSession } from './program.ts';

/** One way to read a printed timing. */
export interface TimingReading {
  readonly printed: string;
  readonly timing: SessionTiming;
  /** Whether the rest of the page speaks for it. */
  readonly favored: boolean;
  readonly note: string | null;
}

/** One session of a program, with its zone and the keys of what it belongs to. */
export interface ExpandedSession {
  /** Unique in the program: the key of its cycle or gathering, a slash, its own key. */
  readonly key: string;
  readonly title: string | null;
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly timing: SessionTiming;
  readonly statedMinutes: number | null;
  readonly modality: Modality | null;
  readonly place: string | null;
  readonly cycleKeys: readonly string[];
  readonly gatheringKey: string | null;
  readonly tracks: readonly string[];
  readonly alternativeOf: string | null;
  readonly required: boolean | null;
  /** What was printed for it. */
  readonly printed: {
    readonly time: string | null;
    readonly line: string | null;
    readonly date: string | null;
  };
  /** The ways in which its printed timing can be read, where there are several; `timing` is one of them. */
  readonly timingReadings: readonly TimingReading[];
  /** All readings of its values as the file gives them. */
  readonly readings: ProgramSession['readings'];
  readonly provenance: Provenance;
  readonly editorsNotes: ProgramSession['editorsNotes'];
  /** Where the file says it: the session, its series, or the gathering at which every cycle meets. */
  readonly pointer: string;
}
