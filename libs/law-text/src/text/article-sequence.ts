/** A line that may open an article. */
export interface ArticleCandidate {
  value: number;
  repeat: number;
  /** Whether only a space stands after the number: it must then be the very next one. */
  isWeak: boolean;
  /** Whether numbers may start over here, a chapter having been opened before. */
  mayRestart: boolean;
}

/**
 * Which candidates are the law's articles: in each run of numbers the longest rising chain, since a reference that a
 * line happens to begin with breaks the order of those around it. O(n log n).
 */
export function chooseArticles(candidates: readonly ArticleCandidate[]): boolean[] {
  const chosen = candidates.map(() => false);
  for (const run of runsOf(candidates)) {
    for (const index of longestChain(run)) chosen[index] = true;
  }
  return chosen;
}

interface Placed extends ArticleCandidate {
  index: number;
}

function runsOf(candidates: readonly ArticleCandidate[]): Placed[][] {
  const runs: Placed[][] = [];
  candidates.forEach((candidate, index) => {
    const current = runs.at(-1);
    const placed = { ...candidate, index };
    const restarts = candidate.mayRestart && candidate.value === 1 && candidate.repeat === 0;
    if (!current || restarts) runs.push([placed]);
    else current.push(placed);
  });
  return runs;
}

/** The end of a chain, with the way back to its start. */
interface Link {
  score: number;
  placed: Placed;
  before: Link | undefined;
}

/** A link counts two, and one more where it is the very next number: of two chains the one with fewer gaps wins. */
const LINK_SCORE = 2;

function longestChain(run: readonly Placed[]): number[] {
  const keys = [...new Set(run.map(keyOf))].sort((a, b) => a - b);
  const rankOf = new Map(keys.map((key, rank) => [key, rank + 1]));
  const best = new PrefixBest(keys.length);
  const bestAtNumber = new Map<number, Link>();
  let longest: Link | undefined;
  for (const placed of run) {
    const rank = rankOf.get(keyOf(placed)) ?? 0;
    // «۵ مکرر» follows 5, everything else the number before it
    const previous = bestAtNumber.get(placed.repeat > 0 ? placed.value : placed.value - 1);
    const link = linkTo(placed, best.below(rank), previous);
    if (!link) continue;
    best.put(rank, link);
    bestAtNumber.set(placed.value, better(link, bestAtNumber.get(placed.value)));
    // of two equal chains the later: a table of contents goes before the text
    longest = longest && longest.score > link.score ? longest : link;
  }
  const indexes: number[] = [];
  for (let link = longest; link; link = link.before) indexes.push(link.placed.index);
  return indexes;
}

function linkTo(placed: Placed, below: Link | undefined, previous: Link | undefined): Link | undefined {
  const follows = { score: (previous?.score ?? 0) + LINK_SCORE + 1, placed, before: previous };
  const isFirst = placed.value === 1 && placed.repeat === 0;
  if (previous === undefined && !isFirst) {
    return placed.isWeak ? undefined : { score: (below?.score ?? 0) + LINK_SCORE, placed, before: below };
  }
  if (placed.isWeak || !below) return follows;
  return better(follows, { score: below.score + LINK_SCORE, placed, before: below });
}

function better(first: Link, second: Link | undefined): Link {
  return second && second.score > first.score ? second : first;
}

function keyOf({ value, repeat }: ArticleCandidate): number {
  return value * 1000 + repeat;
}

/** The best chain that ends below a rank: a Fenwick tree of maxima. */
class PrefixBest {
  readonly #tree: (Link | undefined)[];

  constructor(size: number) {
    this.#tree = Array.from({ length: size + 1 });
  }

  put(rank: number, link: Link): void {
    for (let at = rank; at < this.#tree.length; at += at & -at) {
      this.#tree[at] = better(this.#tree[at] ?? link, link);
    }
  }

  below(rank: number): Link | undefined {
    let best: Link | undefined;
    for (let at = rank - 1; at > 0; at -= at & -at) {
      const link = this.#tree[at];
      if (link) best = better(best ?? link, link);
    }
    return best;
  }
}
