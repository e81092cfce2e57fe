import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell.route.js';

/** The steps of a report: writing, and checking the answers before they are sent. */
export type ReportStep = 'check';

/** Writing a task's report. */
export const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks/$taskId/report',
  validateSearch: (search: Record<string, unknown>): { step?: ReportStep } =>
    search.step === 'check' ? { step: 'check' } : {},
  component: lazyRouteComponent(() => import('./report-page.js'), 'ReportPage'),
});
