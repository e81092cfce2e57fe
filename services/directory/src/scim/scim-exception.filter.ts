import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { asScimError } from './scim-errors.js';
import { scim, scimError } from './scim-protocol.js';

/** Answers every failure in the form that SCIM has for it (RFC 7644, 3.12). */
@Catch()
export class ScimExceptionFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const message = new scim.Messages.ErrorResponse(asScimError(scimErrorOfHttp(error)));
    response.status(Number(message.status)).type('application/scim+json').send(JSON.stringify(message));
  }
}

function scimErrorOfHttp(error: unknown): unknown {
  return error instanceof HttpException ? scimError(error.getStatus(), null, error.message) : error;
}
