import { Module } from '@nestjs/common';
import { BodyRulesResolver } from './body-rules.resolver.js';
import { CharterClausesResolver } from './charter-clauses.resolver.js';
import { CharterImportResolver } from './charter-import.resolver.js';
import { CharterImportService } from './charter-import.service.js';
import { CharterVersionsResolver } from './charter-versions.resolver.js';
import { ChartersQueries } from './charters.queries.js';
import { ChartersResolver } from './charters.resolver.js';

@Module({
  providers: [
    ChartersQueries,
    CharterImportService,
    ChartersResolver,
    CharterVersionsResolver,
    CharterClausesResolver,
    BodyRulesResolver,
    CharterImportResolver,
  ],
  exports: [ChartersQueries],
})
export class ChartersModule {}
