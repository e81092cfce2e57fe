import { Module } from '@nestjs/common';
import { ImportedUnitsStates } from './imported-units.service.js';
import { UnitChangesResolver } from './unit-changes.resolver.js';
import { UnitDays } from './unit-days.service.js';
import { UnitsQueries } from './units.queries.js';
import { UnitsResolver } from './units.resolver.js';
import { UnitsService } from './units.service.js';

@Module({
  providers: [ImportedUnitsStates, UnitsQueries, UnitDays, UnitsService, UnitsResolver, UnitChangesResolver],
  exports: [ImportedUnitsStates, UnitsQueries],
})
export class UnitsModule {}
