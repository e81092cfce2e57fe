import { Module } from '@nestjs/common';
import { ImportedUnitsStates } from './imported-units.service.js';
import { SuccessionResolver } from './succession.resolver.js';
import { SuccessionService } from './succession.service.js';
import { UnitChangesResolver } from './unit-changes.resolver.js';
import { UnitCreation } from './unit-creation.service.js';
import { UnitDays } from './unit-days.service.js';
import { UnitsQueries } from './units.queries.js';
import { UnitsResolver } from './units.resolver.js';
import { UnitsService } from './units.service.js';

@Module({
  providers: [
    ImportedUnitsStates,
    UnitsQueries,
    UnitCreation,
    UnitDays,
    UnitsService,
    SuccessionService,
    SuccessionResolver,
    UnitsResolver,
    UnitChangesResolver,
  ],
  exports: [ImportedUnitsStates, UnitsQueries],
})
export class UnitsModule {}
