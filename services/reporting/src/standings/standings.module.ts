import { Module } from '@nestjs/common';
import { SummariesModule } from '../summaries/summaries.module.js';
import { StandingsResolver } from './standings.resolver.js';
import { StandingsService } from './standings.service.js';

@Module({ imports: [SummariesModule], providers: [StandingsService, StandingsResolver] })
export class StandingsModule {}
