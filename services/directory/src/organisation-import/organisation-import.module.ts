import { Module } from '@nestjs/common';
import { GrantsModule } from '../grants/grants.module.js';
import { UnitsModule } from '../units/units.module.js';
import { OrganisationImportResolver } from './organisation-import.resolver.js';
import { OrganisationImportService } from './organisation-import.service.js';
import { OrganisationEvents } from './organisation.events.js';

@Module({
  imports: [GrantsModule, UnitsModule],
  providers: [OrganisationEvents, OrganisationImportService, OrganisationImportResolver],
})
export class OrganisationImportModule {}
