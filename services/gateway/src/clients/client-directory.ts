import { Inject, Injectable, Logger } from '@nestjs/common';
import { PrincipalSigner } from '@rasad/service-kit';
import { z } from 'zod';
import { gatewayPrincipal } from '../callers/principal-directory.js';
import { CallersUnavailable } from '../callers/caller.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { SubgraphFetch } from '../graph/subgraph-fetch.js';

const answer = z.object({ secretId: z.uuid() });
const timeoutMs = 5_000;

/** Asks the directory, which alone knows the secrets' hashes, whether a client's secret counts; remembers nothing. */
@Injectable()
export class ClientDirectory {
  private readonly logger = new Logger(ClientDirectory.name);

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly signer: PrincipalSigner,
    private readonly http: SubgraphFetch,
  ) {}

  /** @returns the id of the secret; null where it does not count. @throws CallersUnavailable */
  async authenticate(clientId: string, secret: string): Promise<string | null> {
    try {
      const response = await this.post({ clientId, secret });
      if (response.ok) return answer.parse(await response.json()).secretId;
      await response.body?.cancel();
      if (response.status === 404 || response.status === 400) return null;
      throw new Error(`the directory answers ${response.status}`);
    } catch (error) {
      this.logger.warn({ msg: 'client not checked', clientId, err: error });
      throw new CallersUnavailable('the directory does not answer', { cause: error });
    }
  }

  private async post(body: object) {
    const token = await this.signer.sign(gatewayPrincipal, 'directory');
    const url = new URL('/internal/clients/authenticate', this.env.RASAD_SUBGRAPH_DIRECTORY_URL);
    return this.http.send(url, {
      repeatable: true,
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
  }
}
