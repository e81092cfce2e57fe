import { createRouter } from '@tanstack/react-router';
import { matrixRoute } from '../matrix/matrix.route.js';
import { overviewRoute } from '../overview/overview.route.js';
import { reportRoute } from '../reports/report.route.js';
import { reviewsRoute } from '../reviews/reviews.route.js';
import { signInRoute } from '../session/sign-in.route.js';
import { rootRoute, shellRoute } from '../shell/shell.route.js';
import { taskRoute } from '../tasks/task.route.js';
import { tasksRoute } from '../tasks/tasks.route.js';

const routeTree = rootRoute.addChildren([
  signInRoute,
  shellRoute.addChildren([overviewRoute, matrixRoute, tasksRoute, taskRoute, reportRoute, reviewsRoute]),
]);

/** The router of the dashboard; every filter and selection is in the address. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
