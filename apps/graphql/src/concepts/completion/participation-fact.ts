import type { AsynchronousWork, CompletionFacts, Instant } from '@coterie/core';

/** What is recorded of a member beside attendance, by the kind of the row. */
export type ParticipationFactValue =
  | { readonly kind: 'asynchronous_work'; readonly value: AsynchronousWork }
  | {
      readonly kind: 'platform_engaged' | 'project_submitted' | 'book_study_done';
      readonly value: { readonly done: boolean };
    }
  | { readonly kind: 'coaching'; readonly value: { readonly minutes: number | null } }
  | { readonly kind: 'deliverable'; readonly value: Owed & { readonly name: string } }
  | {
      readonly kind: 'survey';
      readonly value: Owed & {
        readonly instrumentId: string;
        readonly moment: 'pre' | 'post' | 'per_session' | 'follow_up';
      };
    }
  | { readonly kind: 'sign_off'; readonly value: Owed & { readonly role: string } }
  /** Something that only this program's rule names. */
  | {
      readonly kind: 'own';
      readonly value: { readonly name: string; readonly value: boolean | number | string };
    };

interface Owed {
  readonly done: boolean | null;
  readonly dueAt: Instant | null;
}

export type ParticipationFactKind = ParticipationFactValue['kind'];

export function readFact(row: { readonly kind: string; readonly value: unknown }): ParticipationFactValue {
  return { kind: row.kind, value: row.value } as ParticipationFactValue;
}

/** Everything recorded beside attendance as the core takes it; what nobody recorded is not tracked. */
export function toParticipationFacts(facts: readonly ParticipationFactValue[]): Omit<
  CompletionFacts,
  'sessions' | 'scheduleComplete' | 'closed' | 'zone'
> & {
  readonly ownAttributes: Readonly<Record<string, boolean | number | string>>;
} {
  const work = valuesOf(facts, 'asynchronous_work').at(-1) ?? null;
  const done = (kind: 'platform_engaged' | 'project_submitted' | 'book_study_done') =>
    valuesOf(facts, kind).at(-1)?.done ?? null;
  return {
    platformEngaged: done('platform_engaged'),
    projectSubmitted: done('project_submitted'),
    bookStudyDone: done('book_study_done'),
    platformHours: work === null ? null : work.weeks.reduce((sum, week) => sum + week.hours, 0),
    weeks: work === null ? null : work.weeks.map(({ weekOf, hours }) => ({ weekOf, hours })),
    coaching: orUntracked(valuesOf(facts, 'coaching')),
    deliverables: orUntracked(valuesOf(facts, 'deliverable')),
    surveys: orUntracked(valuesOf(facts, 'survey')),
    signOffs: orUntracked(valuesOf(facts, 'sign_off')),
    ownAttributes: Object.fromEntries(valuesOf(facts, 'own').map(({ name, value }) => [name, value])),
  };
}

type ValueOf<Kind extends ParticipationFactKind> = Extract<ParticipationFactValue, { kind: Kind }>['value'];

function valuesOf<Kind extends ParticipationFactKind>(
  facts: readonly ParticipationFactValue[],
  kind: Kind,
): ValueOf<Kind>[] {
  return facts.filter((fact) => fact.kind === kind).map((fact) => fact.value as ValueOf<Kind>);
}

function orUntracked<T>(items: readonly T[]): readonly T[] | null {
  return items.length === 0 ? null : items;
}
