import { pointTo } from '../kernel/json-pointer.ts';
import { defineRule } from '../kernel/rule-definition.ts';
import { type ProgramProblem, problemLimit, programProblem } from './program-problem.ts';

export const documentBounded = defineRule(
  'program.document-bounded',
  'A program file is plain JSON data, nested at most 64 deep, with at most 200,000 values and keys of at most 300 characters.',
);

export const plainText = defineRule(
  'program.plain-text',
  'Texts of a program file hold no control characters but line breaks and tabs.',
);

/** What a document may measure before anybody looks at what it says. */
export const documentLimits = { depth: 64, values: 200_000, characters: 4_000_000, keyLength: 300 } as const;

// Control characters but tab and line feed, the characters that turn the direction of writing, the
// two separators that some readers take for line breaks, and halves of surrogate pairs.
const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\p{Cs}]/u;

/**
 * What is wrong with a document as data, before its meaning: too large, too deep, not plain JSON,
 * texts with control characters. Walks without recursion and stops at the first bound, so that a
 * hostile document costs no more than a large honest one. `readable` says whether to go on.
 */
export function findDocumentProblems(document: unknown): {
  readonly readable: boolean;
  readonly problems: readonly ProgramProblem[];
} {
  const problems: ProgramProblem[] = [];
  const stack: { value: unknown; pointer: string; depth: number }[] = [
    { value: document, pointer: '', depth: 0 },
  ];
  let values = 0;
  let characters = 0;
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { value, pointer, depth } = item;
    if (problems.length >= problemLimit) break;
    values += 1;
    if (values > documentLimits.values || depth > documentLimits.depth) {
      const limit = depth > documentLimits.depth ? 'depth' : 'values';
      const expected =
        limit === 'depth'
          ? `lists and objects nested at most ${documentLimits.depth} deep`
          : `at most ${documentLimits.values} values in all`;
      return {
        readable: false,
        problems: [programProblem(documentBounded, 'document_out_of_bounds', pointer, value, expected)],
      };
    }
    if (typeof value === 'string') {
      characters += value.length;
      if (characters > documentLimits.characters) {
        const expected = `at most ${documentLimits.characters} characters in all`;
        return {
          readable: false,
          problems: [programProblem(documentBounded, 'document_out_of_bounds', pointer, value, expected)],
        };
      }
      if (unwanted.test(value)) {
        problems.push(
          programProblem(plainText, 'control_character', pointer, value, 'text without control characters'),
        );
      }
    } else if (typeof value === 'object' && value !== null) {
      const children = childrenOf(value);
      if (children === null) {
        problems.push(
          programProblem(documentBounded, 'not_plain_json', pointer, value, 'a plain list or object'),
        );
        continue;
      }
      if (values + children.length > documentLimits.values) {
        const expected = `at most ${documentLimits.values} values in all`;
        return {
          readable: false,
          problems: [programProblem(documentBounded, 'document_out_of_bounds', pointer, value, expected)],
        };
      }
      // Pushed backwards, so that problems come in the order of the document.
      for (let index = children.length - 1; index >= 0; index--) {
        const [key, child] = children[index] as readonly [string | number, unknown];
        if (typeof key === 'string' && (key.length > documentLimits.keyLength || unwanted.test(key))) {
          const expected = `keys of at most ${documentLimits.keyLength} characters, without control characters`;
          problems.push(programProblem(documentBounded, 'not_plain_json', pointer, key, expected));
          continue;
        }
        stack.push({ value: child, pointer: pointTo(pointer, key), depth: depth + 1 });
      }
    } else if (value !== null && typeof value !== 'boolean' && !Number.isFinite(value)) {
      const expected = 'a text, a finite number, true, false, null, a list or an object';
      problems.push(programProblem(documentBounded, 'not_plain_json', pointer, value, expected));
    }
  }
  return { readable: problems.every((problem) => problem.kind !== 'not_plain_json'), problems };
}

function childrenOf(value: object): readonly (readonly [string | number, unknown])[] | null {
  if (Array.isArray(value)) return Array.from(value, (child, index) => [index, child as unknown]);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(value));
  if (descriptors.some(([, descriptor]) => descriptor.get !== undefined || descriptor.set !== undefined)) {
    return null;
  }
  return descriptors.map(([key, descriptor]) => [key, descriptor.value as unknown]);
}
