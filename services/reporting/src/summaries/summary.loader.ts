import type { Access } from '@rasad/service-kit';
import DataLoader from 'dataloader';
import type { SummariesService, SummaryRequest } from './summaries.service.js';
import type { Summary } from './summary.graphql.js';

/** Summaries that the fields of one request ask for, read together. */
export type SummaryLoader = DataLoader<SummaryRequest, Summary | null, string>;

/** A loader for one request of one caller. */
export function summaryLoader(summaries: SummariesService, access: Access): SummaryLoader {
  return new DataLoader((requests) => summaries.readAll(access, requests), {
    cacheKeyFn: ({ unitId, provisionId, asOf }) => `${unitId}|${provisionId}|${asOf?.getTime()}`,
  });
}
