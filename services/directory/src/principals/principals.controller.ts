import {
  BadRequestException,
  Body,
  Controller,
  HttpCode,
  NotFoundException,
  Post,
  UseGuards,
} from '@nestjs/common';
import { tehranDate, type PrincipalAppointment, type PrincipalGrant } from '@rasad/service-kit';
import { z } from 'zod';
import { AccountsQueries } from '../accounts/accounts.queries.js';
import type { Account } from '../accounts/account.rules.js';
import { AppointmentsQueries, type HeldPost } from '../appointments/appointments.queries.js';
import type { Grant } from '../grants/grant.rules.js';
import { ClientSecretsQueries } from '../client-secrets/client-secrets.queries.js';
import { isLive } from '../client-secrets/client-secret.rules.js';
import { GrantsQueries } from '../grants/grants.queries.js';
import { SystemGuard } from './system.guard.js';

const question = z.object({ subject: z.string().min(1).max(200) });

/** A principal as the gateway puts it into its tokens. */
export interface ResolvedPrincipal extends Pick<Account, 'id' | 'kind' | 'username' | 'name'> {
  /** Whether the account is out of use: it then holds nothing, whatever it is granted. */
  disabled: boolean;
  grants: PrincipalGrant[];
  appointments: PrincipalAppointment[];
  /** Secrets of a service account that count now: tokens that were had for others end. */
  secrets?: { id: string; expiresAt: string }[];
}

/** Tells the gateway who a signed-in subject is and what they may do. */
@Controller('internal/principals')
@UseGuards(SystemGuard)
export class PrincipalsController {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly grants: GrantsQueries,
    private readonly appointments: AppointmentsQueries,
    private readonly secrets: ClientSecretsQueries,
  ) {}

  /** Grants and posts that are held today or will be later; 404 for a subject without an account. */
  @Post('resolve')
  @HttpCode(200)
  async resolve(@Body() body: unknown): Promise<ResolvedPrincipal> {
    const asked = question.safeParse(body);
    if (!asked.success) throw new BadRequestException('subject: a username is required');
    const account = await this.accounts.byUsername(asked.data.subject);
    if (!account) throw new NotFoundException('No such account.');
    const { id, kind, username, name } = account;
    if (account.disabledAt !== null) {
      return { id, kind, username, name, disabled: true, grants: [], appointments: [] };
    }
    const today = tehranDate(new Date());
    const [grants, posts] = await Promise.all([
      this.grants.heldBy(id, today),
      this.appointments.postsOf(id, today),
    ]);
    const held = { grants: grants.map(toPrincipalGrant), appointments: posts.map(toPrincipalAppointment) };
    const secrets = kind === 'SERVICE' ? { secrets: await this.liveSecretsOf(id) } : {};
    return { id, kind, username, name, disabled: false, ...held, ...secrets };
  }

  private async liveSecretsOf(accountId: string): Promise<{ id: string; expiresAt: string }[]> {
    const now = new Date().toISOString();
    const secrets = await this.secrets.ofAccounts([accountId]);
    return secrets.filter((secret) => isLive(secret, now)).map(({ id, expiresAt }) => ({ id, expiresAt }));
  }
}

function toPrincipalGrant({ id, role, scopeUnitId, validFrom, validTo, onBehalfOf }: Grant): PrincipalGrant {
  return { id, role, unitId: scopeUnitId, validFrom, validTo, ...(onBehalfOf && { onBehalfOf }) };
}

function toPrincipalAppointment(post: HeldPost): PrincipalAppointment {
  const { id, positionId, unitId, kind, acting, validFrom, validTo } = post;
  return { id, positionId, unitId, kind, acting, validFrom, validTo };
}
