import type * as v from 'valibot';
import type { programSchema } from './program-schema.ts';

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** A program file that was parsed: every value that the file left out is there, as unknown or empty. */
export type Program = DeepReadonly<v.InferOutput<typeof programSchema>>;

export type ProgramRegion = Program['regions'][number];
export type ProgramCommunity = Program['communities'][number];
export type ProgramCycle = Program['cycles'][number];
export type ProgramGathering = Program['gatherings'][number];
export type ProgramSession = ProgramGathering['sessions'][number];
export type ProgramSessionTiming = ProgramSession['timing'];
export type ProgramSeries = ProgramCycle['schedule']['series'][number];
export type ProgramFee = Program['fees'][number];
export type ProgramOtherMoney = Program['otherMoney'][number];
export type ProgramInstrument = Program['instruments'][number];
export type ProgramResource = Program['resources'][number];
export type ProgramResult = Program['results'][number];
export type ProgramPolicy = Program['policies'][number];
