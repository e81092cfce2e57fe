import { Module } from '@nestjs/common';
import { ProvisionsResolver } from '../provisions/provisions.resolver.js';
import { ReadsModule } from '../reads.module.js';
import { ExpressionsResolver } from './expressions.resolver.js';
import { InstrumentsResolver } from './instruments.resolver.js';
import { InstrumentsService } from './instruments.service.js';

/** Instruments, their expressions and provisions. */
@Module({
  imports: [ReadsModule],
  providers: [InstrumentsService, InstrumentsResolver, ExpressionsResolver, ProvisionsResolver],
})
export class InstrumentsModule {}
