import { Module } from '@nestjs/common';
import { OrganisationExportQueries } from './organisation-export.queries.js';
import { OrganisationExportResolver } from './organisation-export.resolver.js';

@Module({ providers: [OrganisationExportQueries, OrganisationExportResolver] })
export class OrganisationExportModule {}
