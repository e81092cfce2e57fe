import { Module } from '@nestjs/common';
import { GrantsModule } from '../grants/grants.module.js';
import { UnitsModule } from '../units/units.module.js';
import { ImportRunsQueries } from './import-runs.queries.js';
import { ImportRunsResolver } from './import-runs.resolver.js';
import { ImportRunsService } from './import-runs.service.js';
import { OrganisationImportResolver } from './organisation-import.resolver.js';
import { OrganisationImportService } from './organisation-import.service.js';
import { OrganisationEvents } from './organisation.events.js';

@Module({
  imports: [GrantsModule, UnitsModule],
  providers: [
    OrganisationEvents,
    OrganisationImportService,
    OrganisationImportResolver,
    ImportRunsQueries,
    ImportRunsService,
    ImportRunsResolver,
  ],
})
export class OrganisationImportModule {}
