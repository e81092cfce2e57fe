import {
  HttpException,
  Injectable,
  Logger,
  NotFoundException,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Access, tehranDate } from '@rasad/service-kit';
import type { Request, Response } from 'express';
import { CallersService } from '../callers/callers.service.js';
import { authenticationProblem, tooManyRequests } from '../http/caller-problems.js';
import { requestIdOf } from '../http/request-id.js';
import { RateLimits } from '../limits/rate-limits.js';

/** Lets in who may administer operations, with a bearer token alone: a browser's cookie never does. */
@Injectable()
export class OperationsGuard implements CanActivate {
  private readonly logger = new Logger(OperationsGuard.name);

  constructor(
    private readonly callers: CallersService,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { principal } = await this.callerOf(request, context.switchToHttp().getResponse<Response>());
    const access = new Access(principal, tehranDate(new Date()));
    if (access.allowsSomewhere('operations.administer')) return true;
    this.logger.warn({
      msg: 'denied',
      action: 'operations.administer',
      actor: principal.id,
      requestId: requestIdOf(request),
    });
    throw new NotFoundException();
  }

  private async callerOf(request: Request, response: Response) {
    const { authorization } = request.headers;
    if (authorization === undefined) throw new UnauthorizedException();
    try {
      const caller = await this.callers.authenticate({ authorization });
      const wait = await this.limits.exceeded('CREDENTIAL', caller.credential.username);
      if (wait !== null) throw refusal(response, tooManyRequests(wait));
      return caller;
    } catch (error) {
      const problem = authenticationProblem(error);
      throw problem ? refusal(response, problem) : error;
    }
  }
}

function refusal(
  response: Response,
  { status, message, headers = {} }: NonNullable<ReturnType<typeof authenticationProblem>>,
): HttpException {
  response.set(headers);
  return new HttpException(message, status);
}
