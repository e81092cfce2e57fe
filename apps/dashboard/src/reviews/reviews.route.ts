import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell.route.js';

/** What waits for one's review; the chosen task is in the address. */
export const reviewsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews',
  validateSearch: (search: Record<string, unknown>): { task?: string } =>
    typeof search.task === 'string' ? { task: search.task } : {},
  component: lazyRouteComponent(() => import('./review-queue-page.js'), 'ReviewQueuePage'),
});
