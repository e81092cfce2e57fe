import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell.route.js';

/** One task: its duty, its reports and reviews, its history. */
export const taskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('./task-page.js'), 'TaskPage'),
});
