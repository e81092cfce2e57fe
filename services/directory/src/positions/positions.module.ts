import { Module } from '@nestjs/common';
import { PositionsQueries } from './positions.queries.js';
import { PositionsResolver } from './positions.resolver.js';
import { PositionsService } from './positions.service.js';
import { UnitPositionsResolver } from './unit-positions.resolver.js';

@Module({
  providers: [PositionsQueries, PositionsService, PositionsResolver, UnitPositionsResolver],
  exports: [PositionsQueries, PositionsService],
})
export class PositionsModule {}
