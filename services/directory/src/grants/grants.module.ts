import { Module } from '@nestjs/common';
import { DelegationsResolver } from './delegations.resolver.js';
import { DelegationsService } from './delegations.service.js';
import { GrantActorsResolver } from './grant-actors.resolver.js';
import { GrantRecordQueries } from './grant-record.queries.js';
import { GrantRecordResolver } from './grant-record.resolver.js';
import { GrantRevocations } from './grant-revocations.service.js';
import { GrantsQueries } from './grants.queries.js';
import { GrantsResolver } from './grants.resolver.js';
import { GrantsService } from './grants.service.js';

@Module({
  providers: [
    GrantsQueries,
    GrantRecordQueries,
    GrantRecordResolver,
    GrantActorsResolver,
    GrantRevocations,
    GrantsService,
    GrantsResolver,
    DelegationsService,
    DelegationsResolver,
  ],
  exports: [GrantsQueries, GrantRecordQueries, GrantRevocations],
})
export class GrantsModule {}
