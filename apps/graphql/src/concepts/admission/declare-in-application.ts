import type { Facts } from '@coterie/core';
import { invalidInput, type RefusalValue } from '../../platform/refusal.ts';
import { readDeclaredFacts } from '../eligibility/declared-facts.ts';
import type { PersonFactsInputShape } from '../eligibility/facts-input.ts';
import { vocabularyOfCycle } from '../eligibility/policy-of-cycle.ts';
import type { LockedCycle } from './lock-cycle.ts';

type Declared =
  | { readonly ok: true; readonly value: Facts }
  | { readonly ok: false; readonly refusal: RefusalValue };

/** What an applicant declares, in the words of the cycle's program, with problems by their path in the input. */
export function declareInApplication(person: PersonFactsInputShape, { row }: LockedCycle): Declared {
  const read = readDeclaredFacts(person, vocabularyOfCycle(row));
  if (read.ok) return read;
  return {
    ok: false,
    refusal: invalidInput(read.error.map((problem) => ({ ...problem, path: ['person', ...problem.path] }))),
  };
}
