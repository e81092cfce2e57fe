import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Finds clients by their ids and keeps nothing: the access tokens are signed and need no store. */
export function clientAdapter(metadataOf: (clientId: string) => AdapterPayload | undefined): AdapterFactory {
  return (model): Adapter => {
    const nothing = () => Promise.resolve(undefined);
    return {
      upsert: () => Promise.reject(new Error(`${model} is not kept`)),
      find: (id) => Promise.resolve(model === 'Client' ? metadataOf(id) : undefined),
      findByUid: nothing,
      findByUserCode: nothing,
      consume: nothing,
      destroy: nothing,
      revokeByGrantId: nothing,
    };
  };
}
