import { Bench } from 'tinybench';

export interface Contender {
  readonly name: string;
  /** What it can say, in a few words, since speed alone compares unlike things. */
  readonly says: string;
  readonly run: () => unknown;
}

export interface Figure {
  readonly name: string;
  readonly says: string;
  /** Median time of one run over all rounds, in milliseconds. */
  readonly milliseconds: number;
  /** How often it runs in the time that the reference runs once: the median round, and the extremes. */
  readonly speed: { readonly median: number; readonly least: number; readonly most: number };
}

export interface Comparison {
  readonly title: string;
  readonly workload: string;
  readonly reference: string;
  readonly figures: readonly Figure[];
}

/**
 * Measures contenders against the first of them. They take turns in several rounds, so that a machine that
 * grows warm or busy does not favor whoever comes first; a ratio is taken within a round.
 */
export async function compareSideBySide(
  title: string,
  workload: string,
  contenders: readonly [Contender, ...Contender[]],
  {
    rounds = 7,
    millisecondsEach = 250,
  }: { readonly rounds?: number; readonly millisecondsEach?: number } = {},
): Promise<Comparison> {
  const [reference] = contenders;
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({ time: millisecondsEach, warmupTime: round === 0 ? 200 : 20, throws: true });
    for (const { name, run } of contenders) bench.add(name, run);
    await bench.run();
    for (const task of bench.tasks) {
      const { result } = task;
      if (!('latency' in result)) throw new Error(`${task.name} was not measured`);
      times.get(task.name)?.push(result.latency.p50);
    }
  }
  const referenceTimes = times.get(reference.name) ?? [];
  return {
    title,
    workload,
    reference: reference.name,
    figures: contenders.map(({ name, says }) => {
      const own = times.get(name) ?? [];
      const speeds = own.map((time, round) => (referenceTimes[round] ?? Number.NaN) / time);
      return {
        name,
        says,
        milliseconds: median(own),
        speed: { median: median(speeds), least: Math.min(...speeds), most: Math.max(...speeds) },
      };
    }),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
