import type { ConnectionOf } from '@rasad/service-kit';
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

/** The list of one parent, under arguments. */
export interface ListRequest<A> {
  parentId: string;
  args: A;
}

/** Loads lists of several parents, one statement for all that are asked for under the same arguments. */
export function loaderOfLists<A, T>(
  load: (parentIds: readonly string[], args: A) => Promise<Map<string, ConnectionOf<T>>>,
): DataLoader<ListRequest<A>, ConnectionOf<T>, string> {
  const batch = async (requests: readonly ListRequest<A>[]) => {
    const byArgs = [...Map.groupBy(requests, ({ args }) => JSON.stringify(args)).values()];
    const lists = new Map<ListRequest<A>, ConnectionOf<T>>();
    for (const alike of byArgs) {
      const found = await load(
        alike.map(({ parentId }) => parentId),
        (alike[0] as ListRequest<A>).args,
      );
      for (const request of alike) {
        const list = found.get(request.parentId);
        if (list) lists.set(request, list);
      }
    }
    return requests.map((request) => lists.get(request) ?? new Error('the statement left a list out'));
  };
  return new DataLoader(batch, { cacheKeyFn: (request) => JSON.stringify(request) });
}
