import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { errors, Provider, type AdapterPayload, type Configuration } from 'oidc-provider';
import { deriveKey } from '../callers/sessions.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { tooManyRequests } from '../http/caller-problems.js';
import { RateLimits } from '../limits/rate-limits.js';
import { audience } from '../sample/development-issuer.js';
import { clientAdapter } from './client-adapter.js';
import { ClientDirectory } from './client-directory.js';
import { ClientIssuer, clientTokenAlgorithm, secretClaim } from './client-issuer.js';

/** Seconds for which an access token of a client is good, as long as the secret behind it counts. */
export const clientTokenSeconds = 600;
/** The one resource that tokens are for; clients need not name it. */
const graph = 'urn:rasad:graph';

/** The answer while nobody can tell whether a secret counts. */
class TokenServiceUnavailable extends errors.OIDCProviderError {
  constructor() {
    super(503, 'server_error');
  }
}

/** `POST /oauth/token`: access tokens for service accounts by client credentials (RFC 6749, 4.4). */
@Injectable()
export class TokenEndpoint {
  private readonly logger = new Logger(TokenEndpoint.name);
  /** The secret that each request showed, once it was found to count. */
  private readonly secretIds = new WeakMap<object, string>();

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly issuer: ClientIssuer,
    private readonly directory: ClientDirectory,
    private readonly limits: RateLimits,
  ) {}

  /** Its routes, to be mounted at `/oauth`; of the library's endpoints this one alone. */
  async router(): Promise<Router> {
    const provider = new Provider(this.issuer.issuer, await this.configuration());
    provider.proxy = this.env.RASAD_TRUSTED_PROXIES > 0;
    this.checkSecretsOf(provider);
    const router = express.Router();
    router.post(
      '/token',
      (request, response, next) => this.limit(request, response, next),
      provider.callback(),
    );
    return router;
  }

  private limit(request: Request, response: Response, next: NextFunction): void {
    this.limits.exceeded('SIGN_IN', request.ip ?? '').then((wait) => {
      if (wait === null) return next();
      const { status, headers, message } = tooManyRequests(wait);
      response
        .status(status)
        .set(headers ?? {})
        .json({ error: 'slow_down', error_description: message });
    }, next);
  }

  /** The library compares a stored secret; ours are hashed, and the directory compares them. */
  private checkSecretsOf(provider: Provider): void {
    const check = (clientId: string, secret: string) => this.isSecretOf(clientId, secret);
    provider.Client.prototype.compareClientSecret = function compare(actual: string) {
      return check(this.clientId, actual);
    };
  }

  private async isSecretOf(clientId: string, secret: string): Promise<boolean> {
    const secretId = await this.directory.authenticate(clientId, secret).catch(() => {
      throw new TokenServiceUnavailable();
    });
    if (secretId === null) this.logger.warn({ msg: 'client refused', clientId });
    const context = Provider.ctx;
    if (secretId !== null && context) this.secretIds.set(context, secretId);
    return secretId !== null;
  }

  private async configuration(): Promise<Configuration> {
    return {
      adapter: clientAdapter(metadataOf),
      jwks: { keys: [await this.issuer.signingKey()] },
      cookies: {
        keys: [Buffer.from(deriveKey(this.env.RASAD_SESSION_SECRET, 'client-cookies')).toString('hex')],
      },
      clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
      enabledJWA: { idTokenSigningAlgValues: [clientTokenAlgorithm] },
      features: {
        clientCredentials: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => graph,
          getResourceServerInfo: (_, resource) => {
            if (resource !== graph) throw new errors.InvalidTarget();
            return {
              scope: '',
              audience,
              accessTokenFormat: 'jwt',
              jwt: { sign: { alg: clientTokenAlgorithm } },
            };
          },
        },
      },
      extraTokenClaims: (context) => ({ [secretClaim]: this.secretIds.get(context) }),
      ttl: { ClientCredentials: clientTokenSeconds },
    };
  }
}

/** Any client id has the same metadata: whether there is such a client is told by the check of its secret alone. */
function metadataOf(clientId: string): AdapterPayload | undefined {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(clientId)) return undefined;
  return {
    client_id: clientId,
    client_secret: unusedSecret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: clientTokenAlgorithm,
    token_endpoint_auth_method: 'client_secret_basic',
  };
}

/** The library asks for one; it is never compared. */
const unusedSecret = randomUUID();
