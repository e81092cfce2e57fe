import { Module } from '@nestjs/common';
import { SummariesModule } from '../summaries/summaries.module.js';
import { TrendsResolver } from './trends.resolver.js';
import { TrendsService } from './trends.service.js';

@Module({ imports: [SummariesModule], providers: [TrendsService, TrendsResolver] })
export class TrendsModule {}
