import {
  BadRequestException,
  Body,
  Controller,
  HttpCode,
  NotFoundException,
  Post,
  UseGuards,
} from '@nestjs/common';
import { z } from 'zod';
import { ClientAuthentication } from '../client-secrets/client-authentication.service.js';
import { SystemGuard } from './system.guard.js';

const question = z.object({ clientId: z.string().min(1).max(200), secret: z.string().min(1).max(200) });

/** Tells the gateway whether a client's secret counts. */
@Controller('internal/clients')
@UseGuards(SystemGuard)
export class ClientsController {
  constructor(private readonly authentication: ClientAuthentication) {}

  /** The id of the secret that was shown; 404 where there is no such client or its secret does not count. */
  @Post('authenticate')
  @HttpCode(200)
  async authenticate(@Body() body: unknown): Promise<{ secretId: string }> {
    const asked = question.safeParse(body);
    if (!asked.success) throw new BadRequestException('clientId and secret are required');
    const secretId = await this.authentication.verify(asked.data.clientId, asked.data.secret);
    if (secretId === null) throw new NotFoundException('No such client.');
    return { secretId };
  }
}
