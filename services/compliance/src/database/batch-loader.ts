import DataLoader from 'dataloader';

/** Loads rows by their row id, one statement for all that one tick of a request asks for. */
export function loaderById<R extends { rowId: string }>(
  load: (ids: readonly string[]) => Promise<R[]>,
): DataLoader<string, R | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await load(ids)).map((row) => [row.rowId, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** Loads the rows that belong to each of several parents, in the order in which the statement gives them. */
export function loaderByParent<R>(
  load: (parentIds: readonly string[]) => Promise<R[]>,
  parentOf: (row: R) => string,
): DataLoader<string, R[]> {
  return new DataLoader(async (parentIds) => {
    const groups = Map.groupBy(await load(parentIds), parentOf);
    return parentIds.map((id) => groups.get(id) ?? []);
  });
}
