import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { NotFoundPage } from './not-found-page.js';

/** The root: nothing but the page of the address. */
export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

/** Everything that needs somebody signed in: the frame with bar and navigation. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.js'), 'Shell'),
});
