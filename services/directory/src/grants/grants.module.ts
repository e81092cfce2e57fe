import { Module } from '@nestjs/common';
import { DelegationsResolver } from './delegations.resolver.js';
import { DelegationsService } from './delegations.service.js';
import { GrantRevocations } from './grant-revocations.service.js';
import { GrantsQueries } from './grants.queries.js';
import { GrantsResolver } from './grants.resolver.js';
import { GrantsService } from './grants.service.js';

@Module({
  providers: [
    GrantsQueries,
    GrantRevocations,
    GrantsService,
    GrantsResolver,
    DelegationsService,
    DelegationsResolver,
  ],
  exports: [GrantsQueries, GrantRevocations],
})
export class GrantsModule {}
