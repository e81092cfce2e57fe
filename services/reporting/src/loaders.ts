import type { SubgraphContext } from '@rasad/service-kit';
import type { SummaryLoader } from './summaries/summary.loader.js';

/** Batch loaders of one request. */
export interface ReportingLoaders {
  summary: SummaryLoader;
}

/** The context of this service's resolvers. */
export type ReportingContext = SubgraphContext<ReportingLoaders>;
