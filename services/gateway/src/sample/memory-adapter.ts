import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Stored {
  payload: AdapterPayload;
  expiresAt: number;
}

const stored = new Map<string, Stored>();

/** Keeps what the development provider must remember between two requests, in this process alone. */
export class MemoryAdapter implements Adapter {
  constructor(private readonly model: string) {}

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    for (const [key, { expiresAt }] of stored) if (expiresAt < Date.now()) stored.delete(key);
    stored.set(this.key(id), { payload, expiresAt: Date.now() + (expiresIn || 3600) * 1000 });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    const found = stored.get(this.key(id));
    return Promise.resolve(found && found.expiresAt > Date.now() ? found.payload : undefined);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.payloads().find((payload) => payload.uid === uid));
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.payloads().find((payload) => payload.userCode === userCode));
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  destroy(id: string): Promise<void> {
    stored.delete(this.key(id));
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key);
    return Promise.resolve();
  }

  private payloads(): AdapterPayload[] {
    return [...stored].filter(([key]) => key.startsWith(`${this.model}:`)).map(([, { payload }]) => payload);
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }
}
