import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell.route.js';
import { readTaskTab, type TaskTab } from './task-tabs.rules.js';

/** What I have to do. */
export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): { tab?: TaskTab } => {
    const tab = readTaskTab(search.tab);
    return tab ? { tab } : {};
  },
  component: lazyRouteComponent(() => import('./my-tasks-page.js'), 'MyTasksPage'),
});
