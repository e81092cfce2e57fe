import { Injectable } from '@nestjs/common';
import { hashSecret, isHashOf, newSecretValue } from './client-secret.hash.js';
import { ClientSecretsQueries } from './client-secrets.queries.js';

/** Every check derives as many keys, so that its time does not tell who exists and how many secrets they have. */
const checksEach = 2;

/** Checks what other systems prove themselves with. */
@Injectable()
export class ClientAuthentication {
  private readonly decoy = hashSecret(newSecretValue());

  constructor(private readonly secrets: ClientSecretsQueries) {}

  /**
   * The row id of the live secret that a client showed; null where it does not count, for whatever reason.
   * @param clientId username of its service account.
   */
  async verify(clientId: string, value: string): Promise<string | null> {
    const now = new Date().toISOString();
    const live = await this.secrets.liveOf(clientId, now);
    const decoy = { id: null, hash: await this.decoy };
    const candidates = [...live, ...Array.from({ length: checksEach - live.length }, () => decoy)];
    const matches = await Promise.all(candidates.map(({ hash }) => isHashOf(hash, value)));
    const id = candidates.find((_, index) => matches[index])?.id ?? null;
    if (id !== null) await this.secrets.markUsed(id, now);
    return id;
  }
}
