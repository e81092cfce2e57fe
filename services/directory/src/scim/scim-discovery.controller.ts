import { Controller, Get, Param, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { ScimExceptionFilter } from './scim-exception.filter.js';
import { scim } from './scim-protocol.js';
import { send } from './scim-responses.js';
import { ScimGuard } from './scim.guard.js';

/** What this provider can do (RFC 7644, 4). */
@Controller('scim/v2')
@UseGuards(ScimGuard)
@UseFilters(ScimExceptionFilter)
export class ScimDiscoveryController {
  @Get('ServiceProviderConfig')
  async config(@Res() response: Response): Promise<void> {
    send(response, 200, await new scim.Resources.ServiceProviderConfig().read());
  }

  @Get('ResourceTypes')
  async resourceTypes(@Res() response: Response): Promise<void> {
    send(response, 200, await new scim.Resources.ResourceType().read());
  }

  @Get('ResourceTypes/:id')
  async resourceType(@Param('id') id: string, @Res() response: Response): Promise<void> {
    send(response, 200, await new scim.Resources.ResourceType(id).read());
  }

  @Get('Schemas')
  async schemas(@Res() response: Response): Promise<void> {
    send(response, 200, await new scim.Resources.Schema().read());
  }

  @Get('Schemas/:id')
  async schema(@Param('id') id: string, @Res() response: Response): Promise<void> {
    send(response, 200, await new scim.Resources.Schema(id).read());
  }
}
