import { Module } from '@nestjs/common';
import { OrgUnitSummaryResolver, ProvisionSummaryResolver, SummariesResolver } from './summaries.resolver.js';
import { SummariesService } from './summaries.service.js';
import { SummaryStreams } from './summary-streams.js';

@Module({
  providers: [
    SummariesService,
    SummaryStreams,
    SummariesResolver,
    OrgUnitSummaryResolver,
    ProvisionSummaryResolver,
  ],
  exports: [SummariesService],
})
export class SummariesModule {}
