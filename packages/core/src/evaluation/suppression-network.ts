/**
 * What can be worked out of a table with holes. A table whose rows and columns add up to totals is a
 * circulation: every number flows along one edge, and what comes into a node goes out of it again. So
 * the least and the greatest value that fit all published numbers follow from the greatest flow
 * through the holes, exactly, and in whole numbers.
 */
export interface TableEdge {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The values that a number may have as far as the published ones tell; `Infinity`: no limit. */
export interface FeasibleRange {
  readonly min: number;
  readonly max: number;
}

/** The range of one hole, for somebody who sees everything that is no hole and knows no more. */
export function findFeasibleRange(
  edges: readonly TableEdge[],
  holes: ReadonlySet<number>,
  edge: number,
  nodes: number,
): FeasibleRange {
  const own = edges[edge];
  if (own === undefined) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (!holes.has(edge)) return { min: own.value, max: own.value };
  const residual = residualOf(edges, holes, edge, nodes);
  const more = greatestFlow(residual, own.to, own.from, nodes, Number.POSITIVE_INFINITY);
  const less = greatestFlow(residualOf(edges, holes, edge, nodes), own.from, own.to, nodes, own.value);
  return { min: own.value - less, max: own.value + more };
}

/** What may be added along and taken back against the holes, the edge itself left out. */
function residualOf(
  edges: readonly TableEdge[],
  holes: ReadonlySet<number>,
  leftOut: number,
  nodes: number,
): number[] {
  const residual = new Array<number>(nodes * nodes).fill(0);
  for (const index of holes) {
    const edge = edges[index];
    if (edge === undefined || index === leftOut) continue;
    const forward = edge.from * nodes + edge.to;
    const backward = edge.to * nodes + edge.from;
    residual[forward] = Number.POSITIVE_INFINITY;
    residual[backward] = (residual[backward] ?? 0) + edge.value;
  }
  return residual;
}

/** Ford and Fulkerson by shortest paths; stops at `limit`. */
function greatestFlow(
  residual: number[],
  source: number,
  sink: number,
  nodes: number,
  limit: number,
): number {
  if (source === sink) return Number.POSITIVE_INFINITY;
  let flow = 0;
  while (flow < limit) {
    const before = shortestPath(residual, source, sink, nodes);
    if (before === null) break;
    let step = limit - flow;
    for (let node = sink; node !== source; node = before[node] ?? source) {
      step = Math.min(step, residual[(before[node] ?? 0) * nodes + node] ?? 0);
    }
    if (step === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    for (let node = sink; node !== source; node = before[node] ?? source) {
      const from = before[node] ?? source;
      residual[from * nodes + node] = (residual[from * nodes + node] ?? 0) - step;
      residual[node * nodes + from] = (residual[node * nodes + from] ?? 0) + step;
    }
    flow += step;
  }
  return flow;
}

function shortestPath(
  residual: readonly number[],
  source: number,
  sink: number,
  nodes: number,
): number[] | null {
  const before = new Array<number>(nodes).fill(-1);
  before[source] = source;
  const queue = [source];
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] ?? source;
    for (let next = 0; next < nodes; next++) {
      if (before[next] !== -1 || (residual[node * nodes + next] ?? 0) <= 0) continue;
      before[next] = node;
      if (next === sink) return before;
      queue.push(next);
    }
  }
  return null;
}
