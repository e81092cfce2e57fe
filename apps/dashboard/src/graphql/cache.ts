import {
  cacheExchange,
  type Cache,
  type CacheExchangeOpts,
  type DataFields,
} from '@urql/exchange-graphcache';

/** Values without an identity of their own: they live inside the object that holds them. */
const embedded = [
  'ActivityConnection',
  'InstrumentConnection',
  'MatrixCellChange',
  'MatrixDelta',
  'MatrixTotal',
  'OrgUnitConnection',
  'PageInfo',
  'ProvisionConnection',
  'ReviewReportPayload',
  'Standing',
  'StartTaskPayload',
  'SubmitReportPayload',
  'TaskConnection',
  'TaskEvent',
  'TaskPermissions',
  'TrendPoint',
  'UserError',
  'ViewerGrant',
] as const;

const latestShown = 8;

function fieldsOf(cache: Cache, name: string) {
  return cache.inspectFields('Query').filter(({ fieldName }) => fieldName === name);
}

/** Which tasks a list holds depends on their state, so lists are read again after a change. */
function rereadTaskLists(cache: Cache): void {
  for (const { fieldKey } of fieldsOf(cache, 'tasks')) cache.invalidate('Query', fieldKey);
}

/** Puts a new activity on top of the lists that are on the screen. */
function showActivity(cache: Cache, added: unknown): void {
  const entity = added as DataFields & { __typename: string; id: string };
  const key = cache.keyOfEntity(entity);
  for (const { fieldKey } of fieldsOf(cache, 'activity')) {
    const connection = cache.resolve('Query', fieldKey);
    if (typeof connection !== 'string') continue;
    const nodes = cache.resolve(connection, 'nodes');
    if (!Array.isArray(nodes) || nodes.includes(key as never)) continue;
    cache.link(connection, 'nodes', [key, ...nodes].slice(0, latestShown) as never);
  }
}

/** How the normalised cache treats the graph. */
export const cacheOptions: Partial<CacheExchangeOpts> = {
  keys: Object.fromEntries(embedded.map((name) => [name, () => null])),
  updates: {
    Mutation: {
      startTask: (_result, _args, cache) => rereadTaskLists(cache),
      submitReport: (_result, _args, cache) => rereadTaskLists(cache),
      reviewReport: (_result, _args, cache) => rereadTaskLists(cache),
    },
    Subscription: {
      activityAdded: (result, _args, cache) => showActivity(cache, result.activityAdded),
    },
  },
};

/** The normalised cache: an entity that a mutation or a stream brings changes everywhere it is shown. */
export const normalisedCache = () => cacheExchange(cacheOptions);
