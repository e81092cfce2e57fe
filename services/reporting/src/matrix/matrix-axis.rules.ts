/** A provision or unit with its ancestors-or-self from the root. */
export interface TreeNode {
  id: string;
  path: readonly string[];
}

/** One axis of a matrix: nodes in tree order, each knowing its nearest ancestor on the axis. */
export interface Axis {
  ids: string[];
  /** Index of the nearest ancestor on the axis, -1 at the top. */
  parents: number[];
  /** Number of ancestors on the axis. */
  depths: number[];
}

/** Makes an axis of nodes; an ancestor comes before what is below it. */
export function axisOf(nodes: readonly TreeNode[]): Axis {
  const indexes = new Map(nodes.map(({ id }, index) => [id, index]));
  const axis: Axis = { ids: [], parents: [], depths: [] };
  for (const { id, path } of nodes) {
    const above = path.slice(0, -1).flatMap((ancestor) => indexes.get(ancestor) ?? []);
    axis.ids.push(id);
    axis.parents.push(above.at(-1) ?? -1);
    axis.depths.push(above.length);
  }
  return axis;
}

/** Indexes of the nodes of an axis that no other one lies above: disjoint, and together all of it. */
export function topOf(axis: Axis): number[] {
  return axis.parents.flatMap((parent, index) => (parent === -1 ? [index] : []));
}

/** For each node of a wider tree: the indexes on the axis of its ancestors-or-self. */
export function coveringIndexes(axis: Axis, nodes: readonly TreeNode[]): number[][] {
  const indexes = new Map(axis.ids.map((id, index) => [id, index]));
  return nodes.map(({ path }) => path.flatMap((id) => indexes.get(id) ?? []));
}
