import type { Facts, Result, Vocabulary } from '@coterie/core';
import { type InputProblem, type PersonFactsInputShape, readPersonFacts } from './facts-input.ts';

/**
 * What a person says of themselves. Facts that the vocabulary does not ask the person for (completed
 * cycles, a facilitator's training) are the program's to record, and nobody declares them for oneself.
 */
export function readDeclaredFacts(
  input: PersonFactsInputShape,
  vocabulary: Vocabulary,
): Result<Facts, InputProblem[]> {
  const read = readPersonFacts(input, vocabulary);
  const problems: InputProblem[] = read.ok ? [] : [...read.error];
  for (const [index, { attribute }] of (input.facts ?? []).entries()) {
    const declared = Object.hasOwn(vocabulary.attributes, attribute)
      ? vocabulary.attributes[attribute]
      : undefined;
    if (declared !== undefined && declared.question === null) {
      problems.push({
        path: ['facts', String(index), 'attribute'],
        reason: `${attribute} is recorded by the program; nobody declares it.`,
      });
    }
  }
  return read.ok && problems.length === 0 ? read : { ok: false, error: problems };
}
