import { findFeasibleRange, type TableEdge } from './suppression-network.ts';

/** A table as a circulation, with what may be left out of it. */
export interface TableNetwork {
  readonly edges: readonly TableEdge[];
  readonly nodes: number;
  /** Edges that hold totals: left out only where nothing else helps. */
  readonly totals: ReadonlySet<number>;
  /** Sets of edges that, left out together with this one, may hide it. */
  readonly hideouts: (edge: number) => Iterable<readonly number[]>;
}

/**
 * Chooses what to leave out: every number in `small`, and so much more that from all that is left
 * nobody can tell a small number to within less than `width`. Whatever else is left out cannot be
 * worked out either; it would be published otherwise.
 */
export function chooseHoles(
  network: TableNetwork,
  small: ReadonlySet<number>,
  width: number,
): ReadonlySet<number> {
  const holes = new Set(small);
  for (let bare = findBare(network, holes, small, width); bare !== null; ) {
    const more = findHideout(network, holes, bare, width);
    // Where no set that hides it is left, everything is left out: then nothing can be worked out.
    for (const edge of more ?? network.edges.keys()) holes.add(edge);
    if (holes.size === network.edges.length) return holes;
    bare = findBare(network, holes, small, width);
  }
  fillNeedless(network, holes, small, width);
  return holes;
}

function widthOf(network: TableNetwork, holes: ReadonlySet<number>, edge: number): number {
  const { min, max } = findFeasibleRange(network.edges, holes, edge, network.nodes);
  return max - min;
}

/** A small number that can be told too closely; `null` where all are hidden. */
function findBare(
  network: TableNetwork,
  holes: ReadonlySet<number>,
  small: ReadonlySet<number>,
  width: number,
): number | null {
  for (const edge of small) if (widthOf(network, holes, edge) < width) return edge;
  return null;
}

/** The cheapest set that hides the edge; where none does, the one that hides it best. */
function findHideout(
  network: TableNetwork,
  holes: ReadonlySet<number>,
  edge: number,
  width: number,
): readonly number[] | null {
  const everything = network.edges.reduce((sum, { value }) => sum + value, 0) + 1;
  const costOf = (one: number) => (network.totals.has(one) ? everything : (network.edges[one]?.value ?? 0));
  let best: { readonly more: readonly number[]; readonly cost: number; readonly width: number } | null = null;
  for (const set of network.hideouts(edge)) {
    const more = set.filter((one) => !holes.has(one));
    if (more.length === 0) continue;
    const cost = more.reduce((sum, one) => sum + costOf(one), 0);
    const reached = Math.min(width, widthOf(network, new Set([...holes, ...more]), edge));
    const better = best === null || reached > best.width || (reached === best.width && cost < best.cost);
    if (better) best = { more, cost, width: reached };
  }
  return best?.more ?? null;
}

/** Publishes again what hides nothing, and what could be worked out anyway: it is not small. */
function fillNeedless(
  network: TableNetwork,
  holes: Set<number>,
  small: ReadonlySet<number>,
  width: number,
): void {
  const added = [...holes]
    .filter((edge) => !small.has(edge))
    .sort((a, b) => (network.edges[b]?.value ?? 0) - (network.edges[a]?.value ?? 0));
  for (const edge of added) {
    holes.delete(edge);
    if (findBare(network, holes, small, width) !== null) holes.add(edge);
  }
  for (const edge of added) {
    if (holes.has(edge) && widthOf(network, holes, edge) === 0) holes.delete(edge);
  }
}
