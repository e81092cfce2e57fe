import type { Type } from '@nestjs/common';
import { MatrixLegendResolver, MatrixResolver } from './matrix/matrix.resolver.js';
import {
  OrgUnitSummaryResolver,
  ProvisionSummaryResolver,
  SummariesResolver,
} from './summaries/summaries.resolver.js';
import { TrendsResolver } from './trends/trends.resolver.js';

/** Every resolver of the service: what the SDL is made from and the policy test walks. */
export const resolvers: Type[] = [
  SummariesResolver,
  OrgUnitSummaryResolver,
  ProvisionSummaryResolver,
  MatrixResolver,
  MatrixLegendResolver,
  TrendsResolver,
];
