import type { Type } from '@nestjs/common';
import { ActivityConnectionResolver, ActivityResolver } from './activity/activity.resolver.js';
import { MatrixLegendResolver, MatrixResolver } from './matrix/matrix.resolver.js';
import {
  OrgUnitSummaryResolver,
  ProvisionSummaryResolver,
  SummariesResolver,
} from './summaries/summaries.resolver.js';
import { StandingsResolver } from './standings/standings.resolver.js';
import { TrendsResolver } from './trends/trends.resolver.js';

/** Every resolver of the service: what the SDL is made from and the policy test walks. */
export const resolvers: Type[] = [
  SummariesResolver,
  OrgUnitSummaryResolver,
  ProvisionSummaryResolver,
  MatrixResolver,
  MatrixLegendResolver,
  TrendsResolver,
  StandingsResolver,
  ActivityResolver,
  ActivityConnectionResolver,
];
