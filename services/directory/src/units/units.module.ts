import { Module } from '@nestjs/common';
import { UnitsQueries } from './units.queries.js';
import { UnitsResolver } from './units.resolver.js';
import { UnitsService } from './units.service.js';

@Module({
  providers: [UnitsQueries, UnitsService, UnitsResolver],
  exports: [UnitsQueries],
})
export class UnitsModule {}
