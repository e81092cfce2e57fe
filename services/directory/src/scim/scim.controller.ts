import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Caller } from '../caller.js';
import { ScimExceptionFilter } from './scim-exception.filter.js';
import { ScimGroupsService } from './scim-groups.service.js';
import { listResponse, partsOf, type ListQuery } from './scim-list.rules.js';
import { scim, scimError } from './scim-protocol.js';
import { groupResource, userResource, type ScimCall } from './scim-resources.js';
import { isSeen, send, sendResource, type Resource } from './scim-responses.js';
import { ScimUsersService } from './scim-users.service.js';
import { expectedVersion, patchResource } from './scim-writes.js';
import { ProvisioningCaller, ScimGuard } from './scim.guard.js';
import { ScimQueries } from './scim.queries.js';

const kinds = new Map<string, typeof scim.Resources.User | typeof scim.Resources.Group>([
  ['Users', scim.Resources.User],
  ['Groups', scim.Resources.Group],
]);

/** Users and groups over SCIM 2.0 (RFC 7644); what the library decides of the protocol is not decided here. */
@Controller('scim/v2')
@UseGuards(ScimGuard)
@UseFilters(ScimExceptionFilter)
export class ScimController {
  constructor(
    private readonly users: ScimUsersService,
    private readonly groups: ScimGroupsService,
    private readonly queries: ScimQueries,
  ) {}

  @Get(':kind')
  async list(
    @Param('kind') name: string,
    @Query() query: ListQuery,
    @Res() response: Response,
  ): Promise<void> {
    const kind = kindOf(name);
    const resources =
      name === 'Users'
        ? (await this.queries.people()).map(userResource)
        : (await this.queries.groups()).map(groupResource);
    send(response, 200, listResponse(kind, resources, query));
  }

  @Post(':kind')
  async create(
    @Param('kind') name: string,
    @Body() body: unknown,
    @ProvisioningCaller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const created = await new (kindOf(name))().write(body as never, this.call(caller, null));
    sendResource(response, 201, created as unknown as Resource);
  }

  @Get(':kind/:id')
  async read(
    @Param() { kind, id }: { kind: string; id: string },
    @Query() query: ListQuery,
    @ProvisioningCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = await new (kindOf(kind))(id, partsOf(query) as never).read(this.call(caller, null));
    if (isSeen(request, found as unknown as Resource)) send(response, 304, null);
    else sendResource(response, 200, found as unknown as Resource);
  }

  @Put(':kind/:id')
  async replace(
    @Param() { kind, id }: { kind: string; id: string },
    @Body() body: unknown,
    @ProvisioningCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const call = this.call(caller, expectedVersion(request));
    const replaced = await new (kindOf(kind))(id, {}).write(body as never, call);
    sendResource(response, 200, replaced as unknown as Resource);
  }

  @Patch(':kind/:id')
  async patch(
    @Param() { kind, id }: { kind: string; id: string },
    @Body() body: unknown,
    @ProvisioningCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const call = this.call(caller, expectedVersion(request));
    const patched = await patchResource(kindOf(kind), id, body, call);
    sendResource(response, 200, patched);
  }

  @Delete(':kind/:id')
  @HttpCode(204)
  async remove(
    @Param() { kind, id }: { kind: string; id: string },
    @ProvisioningCaller() caller: Caller,
    @Req() request: Request,
  ): Promise<void> {
    await new (kindOf(kind))(id, {}).dispose(this.call(caller, expectedVersion(request)));
  }

  private call(caller: Caller, expected: number | null): ScimCall {
    const { users, groups, queries } = this;
    return { users, groups, queries, caller, expected };
  }
}

function kindOf(name: string) {
  const kind = kinds.get(name);
  if (kind) return kind;
  if (['Me', 'Bulk', '.search'].includes(name)) throw scimError(501, null, `${name} is not supported.`);
  throw scimError(404, null, 'Endpoint not found');
}
