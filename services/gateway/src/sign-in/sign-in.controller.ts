import { Controller, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Unauthenticated } from '../callers/caller.js';
import { Sessions, type Session } from '../callers/sessions.js';
import { OwnPagesGuard } from '../http/own-pages.guard.js';
import { SignInRateGuard } from '../limits/sign-in-rate.guard.js';
import { SignInService, type Redirect } from './sign-in.service.js';

/** How a browser's session stands. */
interface SessionState {
  signedIn: boolean;
  expiresAt: string | null;
}

/** Signing in and out of a browser's session. */
@Controller('auth')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: Sessions,
  ) {}

  @Get('sign-in')
  @UseGuards(SignInRateGuard)
  async begin(@Query('returnTo') returnTo: unknown, @Res() response: Response): Promise<void> {
    sendRedirect(response, await this.signIn.begin(returnTo));
  }

  @Get('callback')
  @UseGuards(SignInRateGuard)
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { search } = new URL(request.originalUrl, 'http://gateway');
    sendRedirect(response, await this.signIn.finish(search, request.headers.cookie));
  }

  @Post('sign-out')
  @UseGuards(OwnPagesGuard)
  async end(@Req() request: Request, @Res() response: Response): Promise<void> {
    const setCookies = [this.sessions.end(await this.sessionOf(request))];
    if (request.accepts(['json', 'html']) === 'html')
      return sendRedirect(response, { location: '/', setCookies });
    response.append('set-cookie', setCookies).status(204).end();
  }

  @Get('session')
  async session(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionState> {
    response.set('cache-control', 'no-store');
    const session = await this.sessionOf(request);
    if (session?.dueForRotation) response.append('set-cookie', await this.sessions.rotate(session));
    return { signedIn: session !== null, expiresAt: session?.expiresAt.toISOString() ?? null };
  }

  private async sessionOf(request: Request): Promise<Session | null> {
    try {
      return await this.sessions.read(request.headers.cookie);
    } catch (error) {
      if (error instanceof Unauthenticated) return null;
      throw error;
    }
  }
}

/** A redirect that turns a form's POST into a GET. */
export function sendRedirect(response: Response, { location, setCookies }: Redirect): void {
  response.append('set-cookie', setCookies).set('cache-control', 'no-store').redirect(303, location);
}
