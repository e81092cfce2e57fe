import {
  Body,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  ParseEnumPipe,
  Post,
  UseGuards,
} from '@nestjs/common';
import { isSubgraphName, type SubgraphName } from '../graph/subgraphs.js';
import { OperationsGuard } from './operations.guard.js';
import { ServiceAdministration } from './service-administration.js';

const commands = { redrive: 'redrive', rebuild: 'rebuild', recount: 'recount' } as const;
type Command = keyof typeof commands;

/** Administration of the services for those who may: asked over HTTP, done by the services over the bus. */
@Controller('operations')
@UseGuards(OperationsGuard)
export class OperationsController {
  constructor(private readonly administration: ServiceAdministration) {}

  @Get(':service/parked')
  parked(@Param('service') service: string): Promise<unknown> {
    return this.administration.ask(known(service), 'parked', {});
  }

  @Get(':service/status')
  status(@Param('service') service: string): Promise<unknown> {
    return this.administration.ask(known(service), 'status', {});
  }

  @Post(':service/:command')
  @HttpCode(200)
  command(
    @Param('service') service: string,
    @Param('command', new ParseEnumPipe(commands, { exceptionFactory: () => new NotFoundException() }))
    command: Command,
    @Body() input: Record<string, unknown> | undefined,
  ): Promise<unknown> {
    return this.administration.ask(known(service), command, input ?? {});
  }
}

function known(service: string): SubgraphName {
  if (isSubgraphName(service)) return service;
  throw new NotFoundException('No such service.');
}
