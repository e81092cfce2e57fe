/** Indexes of the nodes that have children. */
export function branchesOf(parents: readonly number[]): Set<number> {
  return new Set(parents.filter((parent) => parent >= 0));
}

/** The node and all its ancestors, nearest first. */
export function lineOf(parents: readonly number[], index: number): number[] {
  const line: number[] = [];
  for (let node = index; node >= 0; node = parents[node] ?? -1) line.push(node);
  return line;
}

/** Marks `keep` and everything above the kept nodes, so that a hit is never shown without its place in the tree. */
export function withAncestors(parents: readonly number[], keep: (index: number) => boolean): boolean[] {
  const kept = new Array<boolean>(parents.length).fill(false);
  for (let index = 0; index < parents.length; index++) {
    if (kept[index] || !keep(index)) continue;
    for (const node of lineOf(parents, index)) kept[node] = true;
  }
  return kept;
}

/** Marks a node and everything below it. Parents come before their children in tree order. */
export function subtree(parents: readonly number[], top: number): boolean[] {
  const inside = new Array<boolean>(parents.length).fill(false);
  parents.forEach((parent, index) => {
    inside[index] = index === top || (parent >= 0 && inside[parent] === true);
  });
  return inside;
}

/** The kept nodes none of whose ancestors is folded, in tree order. */
export function unfolded(
  parents: readonly number[],
  kept: readonly boolean[],
  folded: (index: number) => boolean,
): number[] {
  const hidden = new Array<boolean>(parents.length).fill(false);
  const visible: number[] = [];
  parents.forEach((parent, index) => {
    hidden[index] = parent >= 0 && (hidden[parent] === true || folded(parent));
    if (kept[index] && !hidden[index]) visible.push(index);
  });
  return visible;
}
