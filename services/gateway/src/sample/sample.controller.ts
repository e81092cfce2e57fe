import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Post,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { Response } from 'express';
import { PrincipalDirectory } from '../callers/principal-directory.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { OwnPagesGuard } from '../http/own-pages.guard.js';
import { SignInRateGuard } from '../limits/sign-in-rate.guard.js';
import { sendRedirect } from '../sign-in/sign-in.controller.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { sampleTokenSeconds, signSampleToken } from './development-issuer.js';
import { SampleAccounts, type SampleAccount } from './sample-accounts.js';
import { SampleModeGuard } from './sample-mode.guard.js';

interface NamedAccount {
  username?: unknown;
}

/** The sample users: their list, their sign-in with one press, and tokens for the command line. */
@Controller('auth')
@UseGuards(SampleModeGuard)
export class SampleController {
  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly accounts: SampleAccounts,
    private readonly signIn: SignInService,
    private readonly directory: PrincipalDirectory,
  ) {}

  @Get('sample-users')
  users(): readonly SampleAccount[] {
    return this.accounts.all;
  }

  @Post('sample-sign-in')
  @UseGuards(OwnPagesGuard, SignInRateGuard)
  async begin(@Body() body: NamedAccount | undefined, @Res() response: Response): Promise<void> {
    sendRedirect(response, await this.signIn.begin('/', await this.existing(body?.username)));
  }

  @Post('sample-token')
  @HttpCode(200)
  @UseGuards(OwnPagesGuard)
  async token(@Body() body: NamedAccount | undefined): Promise<{ accessToken: string; expiresIn: number }> {
    const username = await this.existing(body?.username);
    return { accessToken: await signSampleToken(this.env, username), expiresIn: sampleTokenSeconds };
  }

  private async existing(username: unknown): Promise<string> {
    if (typeof username === 'string' && username && (await this.directory.find(username))) return username;
    throw new NotFoundException('No such account.');
  }
}
