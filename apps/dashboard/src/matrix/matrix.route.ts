import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../shell/shell.route.js';
import { readMatrixSearch } from './matrix-search.rules.js';

/** Provisions × units, live; every filter, folded branch and the open cell are in the address. */
export const matrixRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/matrix',
  validateSearch: readMatrixSearch,
  component: lazyRouteComponent(() => import('./matrix-page.js'), 'MatrixPage'),
});
