import { Module } from '@nestjs/common';
import { ReadsModule } from '../reads.module.js';
import { ObligationsResolver } from './obligations.resolver.js';
import { ObligationsService } from './obligations.service.js';

/** Obligations drawn from provisions. */
@Module({ imports: [ReadsModule], providers: [ObligationsService, ObligationsResolver] })
export class ObligationsModule {}
