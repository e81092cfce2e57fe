import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, toGlobalId, UserError } from '@rasad/service-kit';
import { ServiceAccount } from '../accounts/account.graphql.js';
import { isLive, type ClientSecret as ClientSecretRow } from './client-secret.rules.js';

@ObjectType({ description: 'A secret of a service account, without the secret itself.' })
export class ClientSecret {
  @Field(() => ID) id: string;
  @Field(() => DateTime) issuedAt: string;
  @Field(() => DateTime, { description: 'From when it no longer counts.' }) expiresAt: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null where it was not.' })
  withdrawnAt: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When a token was last had for it, to the hour.' })
  lastUsedAt: string | null;
  @Field({ description: 'Whether it counts now.' }) live: boolean;
}

@InputType()
export class IssueClientSecretInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) serviceAccountId: string;
  @Field(() => Int, { nullable: true, description: 'Days for which it counts, 365 by default, at most 400.' })
  validDays?: number | null;
}

@InputType()
export class WithdrawClientSecretInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) secretId: string;
}

@ObjectType()
export class IssueClientSecretPayload {
  @Field(() => ServiceAccount, { nullable: true }) serviceAccount: ServiceAccount | null;
  @Field(() => ClientSecret, { nullable: true }) secret: ClientSecret | null;
  @Field(() => String, {
    nullable: true,
    description: 'The secret itself. It is shown here once: the same command again answers null.',
  })
  clientSecret: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class WithdrawClientSecretPayload {
  @Field(() => ServiceAccount, { nullable: true }) serviceAccount: ServiceAccount | null;
  @Field(() => ClientSecret, { nullable: true }) secret: ClientSecret | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

/** A secret as the graph shows it. @param now UTC instant, ISO 8601. */
export function toClientSecret(row: ClientSecretRow, now: string): ClientSecret {
  const { issuedAt, expiresAt, withdrawnAt, lastUsedAt } = row;
  const id = toGlobalId('ClientSecret', row.id);
  return { id, issuedAt, expiresAt, withdrawnAt, lastUsedAt, live: isLive(row, now) };
}
