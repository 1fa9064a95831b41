import type { JsonValue } from '../kernel/json.ts';
import { pointTo } from '../kernel/json-pointer.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type RuleProblem, ruleProblem } from './rule-problem.ts';

/** How large a rule or a set of facts may be. Generous for people, cheap for the machine. */
export const jsonLimits = { depth: 100, values: 20_000, textLength: 10_000 } as const;

interface Open {
  readonly source: object;
  readonly target: JsonValue[] | { [key: string]: JsonValue };
  readonly keys: readonly string[];
  next: number;
  readonly pointer: string;
}

/**
 * Copies what came from outside as plain JSON, with a bound on depth and size, without recursion.
 * Whoever reads the copy meets no cycles, no getters, no prototypes but the plain ones, and no depth
 * that would exhaust the stack.
 */
export function copyJson(input: unknown): Result<JsonValue, RuleProblem> {
  const path: Open[] = [];
  const above = new Set<object>();
  let values = 0;
  let root: JsonValue = null;
  const place = (value: JsonValue) => {
    const open = path.at(-1);
    if (open === undefined) root = value;
    else if (Array.isArray(open.target)) open.target.push(value);
    else {
      const key = open.keys[open.next - 1] ?? '';
      // Assigning would call the setter of `__proto__`.
      Object.defineProperty(open.target, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  };
  const enter = (value: unknown, pointer: string): RuleProblem | null => {
    values += 1;
    if (values > jsonLimits.values) {
      return ruleProblem('too_large', clip(pointer), undefined, [`at most ${jsonLimits.values} values`]);
    }
    if (value === null || typeof value === 'boolean') place(value);
    else if (typeof value === 'number') {
      if (!Number.isFinite(value)) return ruleProblem('not_json', clip(pointer), value, ['a finite number']);
      place(value);
    } else if (typeof value === 'string') {
      if (value.length > jsonLimits.textLength) {
        return ruleProblem('too_large', clip(pointer), value, [
          `at most ${jsonLimits.textLength} characters`,
        ]);
      }
      place(value);
    } else if (typeof value === 'object') {
      if (above.has(value)) return ruleProblem('cyclic', clip(pointer), value, ['a document without cycles']);
      if (path.length >= jsonLimits.depth) {
        return ruleProblem('too_deep', clip(pointer), value, [`at most ${jsonLimits.depth} levels`]);
      }
      const isArray = Array.isArray(value);
      if (!isArray && !isPlain(value)) return ruleProblem('not_json', clip(pointer), value, ['plain JSON']);
      const size = isArray ? value.length : 0;
      if (size > jsonLimits.values) {
        return ruleProblem('too_large', clip(pointer), value, [`at most ${jsonLimits.values} values`]);
      }
      const keys = isArray ? Array.from({ length: size }, (_, index) => String(index)) : Object.keys(value);
      const target: JsonValue[] | { [key: string]: JsonValue } = isArray ? [] : {};
      place(target);
      path.push({ source: value, target, keys, next: 0, pointer });
      above.add(value);
    } else return ruleProblem('not_json', clip(pointer), value, ['plain JSON']);
    return null;
  };
  try {
    let problem = enter(input, '');
    while (problem === null && path.length > 0) {
      const open = path.at(-1)!;
      const key = open.keys[open.next];
      if (key === undefined) {
        path.pop();
        above.delete(open.source);
        continue;
      }
      open.next += 1;
      const value = (open.source as { readonly [name: string]: unknown })[key];
      // As in JSON.stringify, what is absent in an object is left out.
      if (value === undefined && !Array.isArray(open.target)) continue;
      problem = enter(value, pointTo(open.pointer, key));
    }
    return problem === null ? ok(root) : err(problem);
  } catch {
    // A getter or a proxy of the caller's threw.
    return err(ruleProblem('not_json', '', undefined, ['plain JSON']));
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm have another Object.prototype, which has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function clip(pointer: string): string {
  return pointer.length > 200 ? `${pointer.slice(0, 199)}…` : pointer;
}
