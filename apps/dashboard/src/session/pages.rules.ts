import type { Role } from '../graphql/generated/graphql.js';

/** The pages of this stage. */
export type PageName = 'overview' | 'matrix' | 'tasks' | 'reviews';

/** Who sees which page. The server decides about every row again; this only keeps useless pages out of the way. */
const readers: Record<PageName, readonly Role[]> = {
  overview: ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER', 'LAW_EDITOR', 'SERVICE'],
  matrix: ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER', 'LAW_EDITOR', 'SERVICE'],
  tasks: ['UNIT_MANAGER', 'REPORTER'],
  reviews: ['INSPECTOR'],
};

/** Roles that may read tasks and activity, not only totals. */
const taskReaders: readonly Role[] = ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER'];

/** The pages for somebody with these roles, in the order of the navigation. */
export function pagesOf(roles: readonly Role[]): PageName[] {
  const names = Object.keys(readers) as PageName[];
  return names.filter((page) => roles.some((role) => readers[page].includes(role)));
}

/** Whether somebody with these roles may see tasks and who did what. */
export function readsTasks(roles: readonly Role[]): boolean {
  return roles.some((role) => taskReaders.includes(role));
}
