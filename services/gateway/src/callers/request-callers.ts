import { Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { authenticationProblem } from '../http/caller-problems.js';
import { sendProblem } from '../http/problem-response.js';
import { requestIdOf } from '../http/request-id.js';
import type { Caller } from './caller.js';
import { CallersService } from './callers.service.js';

/** Finds out who sent a request, or answers it with why that cannot be told. */
@Injectable()
export class RequestCallers {
  private readonly logger = new Logger(RequestCallers.name);

  constructor(private readonly callers: CallersService) {}

  /** @returns null where the request was answered. */
  async of(request: Request, response: Response): Promise<Caller | null> {
    try {
      return await this.callers.authenticate(request.headers);
    } catch (error) {
      const problem = authenticationProblem(error);
      if (!problem) throw error;
      const requestId = requestIdOf(request);
      this.logger.warn({ msg: 'not authenticated', requestId, reason: reasonOf(error) });
      sendProblem(response, problem);
      return null;
    }
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
