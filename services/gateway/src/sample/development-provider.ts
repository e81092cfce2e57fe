import { Inject, Injectable } from '@nestjs/common';
import express, { type Request, type Response, type Router } from 'express';
import { Provider, type ClientMetadata, type Configuration } from 'oidc-provider';
import { PrincipalDirectory } from '../callers/principal-directory.js';
import { deriveKey } from '../callers/sessions.js';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';
import { developmentClientSecret, developmentIssuer, developmentSigningKey } from './development-issuer.js';
import { MemoryAdapter } from './memory-adapter.js';
import { SampleAccounts } from './sample-accounts.js';
import { accountPage } from './account-page.js';

/**
 * An OpenID provider for development in the gateway's own process: it believes whoever says who they are, and goes
 * through the whole code flow all the same. `env.ts` refuses it in production.
 */
@Injectable()
export class DevelopmentProvider {
  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly directory: PrincipalDirectory,
    private readonly accounts: SampleAccounts,
  ) {}

  /** Its routes, to be mounted at `/oidc`. */
  async router(): Promise<Router> {
    const provider = new Provider(developmentIssuer(this.env), await this.configuration());
    provider.proxy = this.env.RASAD_TRUSTED_PROXIES > 0;
    const router = express.Router();
    router.get('/interaction/:uid', (request, response) => this.interact(provider, request, response));
    router.post('/interaction/:uid', express.urlencoded({ extended: false }), (request, response) =>
      this.signIn(provider, request, response, (request.body as { username?: unknown }).username),
    );
    router.use(provider.callback());
    return router;
  }

  private async interact(provider: Provider, request: Request, response: Response): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    const hint = params['login_hint'];
    if (typeof hint === 'string') return this.signIn(provider, request, response, hint);
    response.type('html').send(accountPage(this.accounts.all));
  }

  private async signIn(
    provider: Provider,
    request: Request,
    response: Response,
    username: unknown,
  ): Promise<void> {
    await forgetEarlierSignIn(provider, request, response);
    const known = typeof username === 'string' && (await this.directory.find(username));
    const result = known
      ? { login: { accountId: known.username } }
      : { error: 'access_denied', error_description: 'no such account' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  private async configuration(): Promise<Configuration> {
    return {
      adapter: MemoryAdapter,
      clients: [this.client()],
      jwks: { keys: [await developmentSigningKey(this.env)] },
      cookies: {
        keys: [Buffer.from(deriveKey(this.env.RASAD_SESSION_SECRET, 'development-cookies')).toString('hex')],
      },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      claims: { openid: ['sub'], profile: ['preferred_username'] },
      conformIdTokenClaims: false,
      interactions: { url: (_, interaction) => `/oidc/interaction/${interaction.uid}` },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, preferred_username: id }),
      }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client?.clientId ?? '',
          accountId: oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      },
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        IdToken: 600,
        Interaction: 600,
        Session: 3600,
        Grant: 3600,
      },
      renderError: (context, { error }) => {
        context.type = 'text/plain';
        context.body = `Sign-in failed: ${error}`;
      },
    };
  }

  private client(): ClientMetadata {
    return {
      client_id: this.env.RASAD_OIDC_CLIENT_ID,
      client_secret: developmentClientSecret(this.env),
      redirect_uris: [`${publicUrl(this.env)}/auth/callback`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
    };
  }
}

/** One press changes the user: without this the provider would ask to sign the other one out first. */
async function forgetEarlierSignIn(provider: Provider, request: Request, response: Response): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  if (!interaction.session) return;
  const session = await provider.Session.findByUid(interaction.session.uid);
  await session?.destroy();
  delete interaction.session;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}
