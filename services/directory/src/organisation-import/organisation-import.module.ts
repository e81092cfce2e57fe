import { Module } from '@nestjs/common';
import { OrganisationImportResolver } from './organisation-import.resolver.js';
import { OrganisationImportService } from './organisation-import.service.js';
import { OrganisationEvents } from './organisation.events.js';

@Module({ providers: [OrganisationEvents, OrganisationImportService, OrganisationImportResolver] })
export class OrganisationImportModule {}
