import type { Refusal } from '@coterie/core';
import { builder } from '../builder.ts';
import { knownId } from './api-rules.ts';

/** One thing that stands against a command. */
export interface Problem {
  /** Path into the input: `['cycleId']`. */
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly ruleId: string | null;
}

/** A refusal on its way to the response: the first problem names the type, all of them are listed. */
export interface RefusalValue {
  readonly typeName: string;
  readonly message: string;
  readonly problems: readonly Problem[];
  readonly facts: Readonly<Record<string, unknown>>;
}

export const ProblemType = builder.objectRef<Problem>('Problem').implement({
  description: 'One thing that stands against a command, with its place in the input and the rule.',
  fields: (t) => ({
    path: t.exposeStringList('path', { nullable: false, description: 'Path into the input, for a form.' }),
    code: t.exposeString('code', { nullable: false, description: 'A stable name for programs.' }),
    message: t.exposeString('message', {
      nullable: false,
      description: 'A sentence that can be read aloud.',
    }),
    ruleId: t.exposeString('ruleId', {
      description: 'The rule, as listed in docs/rules.md; null where the input itself is malformed.',
    }),
  }),
});

export const RefusalInterface = builder.interfaceRef<RefusalValue>('Refusal').implement({
  description: 'Why a command was not carried out. Everything that stands against it is listed.',
  fields: (t) => ({
    message: t.exposeString('message', {
      nullable: false,
      description: 'The first reason, in a sentence that can be read aloud.',
    }),
    problems: t.field({
      type: [ProblemType],
      nullable: false,
      description: 'All reasons.',
      resolve: (refusal) => [...refusal.problems],
    }),
  }),
  resolveType: (refusal) => refusal.typeName,
});

type FactScalar = 'String' | 'Int' | 'Float' | 'Boolean' | 'DateTime' | 'LocalDate' | 'JSON';
type FactsOf<R> = Exclude<keyof R, 'kind' | 'ruleId'> & string;

/** How one refusal of the core is told: its type in the schema, its facts, and a sentence. */
export interface RefusalTelling<R extends Refusal> {
  /** The name in the schema: `WindowClosed`. */
  readonly type: string;
  readonly description: string;
  readonly facts?: { readonly [Fact in FactsOf<R>]?: FactScalar };
  readonly message: (refusal: R) => string;
  /** Where in the input the cause stands; the whole input where left out. */
  readonly path?: (refusal: R) => readonly string[];
}

export type RefusalTellings<R extends Refusal> = {
  readonly [Kind in R['kind']]: RefusalTelling<Extract<R, { kind: Kind }>>;
};

export interface RefusalGroup<R extends Refusal> {
  readonly typeNames: readonly string[];
  /** Tells all refusals; the first one names the type. */
  tell(refusals: readonly R[], path?: readonly string[]): RefusalValue;
}

/**
 * Adds a type to the schema for every kind of refusal of a union of the core's. The compiler says so
 * where one is missing.
 */
export function defineRefusals<R extends Refusal>(tellings: RefusalTellings<R>): RefusalGroup<R> {
  const byKind = tellings as unknown as Readonly<
    Record<string, RefusalTelling<Refusal & Record<string, unknown>>>
  >;
  for (const telling of Object.values(byKind))
    defineRefusalType(telling.type, telling.description, telling.facts ?? {});
  return {
    typeNames: Object.values(byKind).map((telling) => telling.type),
    tell(refusals, path = []) {
      const problems = refusals.map((refusal): Problem => {
        const telling = tellingOf(refusal);
        return {
          path: [...path, ...(telling.path?.(refusal as never) ?? [])],
          code: refusal.kind.toUpperCase(),
          message: telling.message(refusal as never),
          ruleId: refusal.ruleId,
        };
      });
      const [first] = refusals;
      const [firstProblem] = problems;
      if (first === undefined || firstProblem === undefined) throw new Error('a refusal without a reason');
      return {
        typeName: tellingOf(first).type,
        message: firstProblem.message,
        problems,
        facts: { ...first } as Record<string, unknown>,
      };
    },
  };

  function tellingOf(refusal: Refusal): RefusalTelling<Refusal & Record<string, unknown>> {
    const telling = byKind[refusal.kind];
    if (telling === undefined) throw new Error(`no telling for the refusal ${refusal.kind}`);
    return telling;
  }
}

const defined = new Set<string>();

function defineRefusalType(
  name: string,
  description: string,
  facts: Readonly<Record<string, FactScalar | undefined>>,
): void {
  if (defined.has(name)) return;
  defined.add(name);
  builder.objectRef<RefusalValue>(name).implement({
    description,
    interfaces: [RefusalInterface],
    isTypeOf: (value) => (value as RefusalValue).typeName === name,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(facts).map(([fact, scalar]) => [
          fact,
          t.field({
            type: scalar as 'String',
            description: `Fact of the refusal: ${fact}.`,
            resolve: (value) => (value.facts[fact] ?? null) as string | null,
          }),
        ]),
      ),
  });
}

/** Refusals that any command may answer with. */
export const commonRefusals = defineRefusals<
  | { readonly kind: 'not_found'; readonly ruleId: string; readonly what: string }
  | { readonly kind: 'invalid_input'; readonly ruleId: string; readonly reason: string }
>({
  not_found: {
    type: 'NotFound',
    description: 'There is no such thing, or none that you may know of.',
    message: ({ what }) => `There is no such ${what}.`,
  },
  invalid_input: {
    type: 'InvalidInput',
    description: 'A value cannot be used. The problems say which, and what would be right.',
    message: ({ reason }) => reason,
  },
});

/** There is no such row, or none that the viewer may know of: one answer for both. */
export function notFound(what: string, path: readonly string[]): RefusalValue {
  return commonRefusals.tell([{ kind: 'not_found', ruleId: knownId.id, what }], path);
}

/** Values that cannot be used, each with its path and what would be right. */
export function invalidInput(
  problems: readonly { path: readonly string[]; reason: string; ruleId?: string }[],
): RefusalValue {
  const told = problems.map(
    ({ path, reason, ruleId }): Problem => ({
      path,
      code: 'INVALID_INPUT',
      message: reason,
      ruleId: ruleId ?? null,
    }),
  );
  return {
    typeName: 'InvalidInput',
    message: told[0]?.message ?? 'The input cannot be used.',
    problems: told,
    facts: {},
  };
}
