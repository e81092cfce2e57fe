import { Module } from '@nestjs/common';
import { GrantsQueries } from './grants.queries.js';
import { GrantsResolver } from './grants.resolver.js';
import { GrantsService } from './grants.service.js';

@Module({ providers: [GrantsQueries, GrantsService, GrantsResolver], exports: [GrantsQueries] })
export class GrantsModule {}
