import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, DateTime, RequestContext, requireId, withUserErrors } from '@rasad/service-kit';
import { ServiceAccount, serviceAccountOf } from '../accounts/account.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import {
  ClientSecret,
  IssueClientSecretInput,
  IssueClientSecretPayload,
  toClientSecret,
  WithdrawClientSecretInput,
  WithdrawClientSecretPayload,
} from './client-secret.graphql.js';
import type { ClientSecret as ClientSecretRow } from './client-secret.rules.js';
import { ClientSecretsService, type IssuedSecret } from './client-secrets.service.js';

const usualDays = 365;
const nothing = { serviceAccount: null, secret: null };

@Resolver(() => ServiceAccount)
export class ClientSecretsResolver {
  constructor(private readonly service: ClientSecretsService) {}

  @ResolveField(() => [ClientSecret], {
    nullable: true,
    description: 'Its secrets, the newest first, ended ones included; null for others than administrators.',
  })
  async secrets(
    { row }: ServiceAccount,
    _: unknown,
    { access, loaders }: DirectoryContext,
  ): Promise<ClientSecret[] | null> {
    if (!access.allowsSomewhere('service-account.read')) return null;
    const now = new Date().toISOString();
    return (await loaders.secretsOf.load(row.id)).map((secret) => toClientSecret(secret, now));
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'When a token was last had for one of its secrets, to the hour; null for others than administrators.',
  })
  async lastUsedAt(
    { row }: ServiceAccount,
    _: unknown,
    { access, loaders }: DirectoryContext,
  ): Promise<string | null> {
    if (!access.allowsSomewhere('service-account.read')) return null;
    return latestUse(await loaders.secretsOf.load(row.id));
  }

  @Mutation(() => IssueClientSecretPayload, {
    description:
      'Makes a secret for a service account; two may count at a time, so that one follows the other.',
  })
  @Allow('service-account.manage')
  issueClientSecret(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: IssueClientSecretInput,
  ): Promise<IssueClientSecretPayload> {
    const empty: Omit<IssueClientSecretPayload, 'userErrors'> = { ...nothing, clientSecret: null };
    return withUserErrors(context.lang, empty, async () => {
      const command = {
        clientMutationId: input.clientMutationId ?? null,
        serviceAccountId: requireId('ServiceAccount', input.serviceAccountId, 'input.serviceAccountId'),
        validDays: input.validDays ?? usualDays,
      };
      const issued = await this.service.issue(command, context);
      return { ...shown(issued), clientSecret: issued.value };
    });
  }

  @Mutation(() => WithdrawClientSecretPayload, {
    description: 'Takes a secret back: no token is had for it any more, and tokens had for it end.',
  })
  @Allow('service-account.manage')
  withdrawClientSecret(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: WithdrawClientSecretInput,
  ): Promise<WithdrawClientSecretPayload> {
    const empty: Omit<WithdrawClientSecretPayload, 'userErrors'> = nothing;
    return withUserErrors(context.lang, empty, async () => {
      const secretId = requireId('ClientSecret', input.secretId, 'input.secretId');
      const command = { clientMutationId: input.clientMutationId ?? null, secretId };
      return shown(await this.service.withdraw(command, context));
    });
  }
}

function shown({ secret, account }: Omit<IssuedSecret, 'value'>) {
  const now = new Date().toISOString();
  return { serviceAccount: serviceAccountOf(account), secret: toClientSecret(secret, now) };
}

function latestUse(secrets: readonly ClientSecretRow[]): string | null {
  const uses = secrets.flatMap(({ lastUsedAt }) => lastUsedAt ?? []);
  return uses.toSorted().at(-1) ?? null;
}
