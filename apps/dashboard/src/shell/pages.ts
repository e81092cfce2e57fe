import { m } from '../paraglide/messages.js';
import type { PageName } from '../session/pages.rules.js';
import type { IconName } from '../ui/icon.js';

interface PageEntry {
  to: '/' | '/matrix' | '/tasks' | '/reviews';
  label: () => string;
  /** For the bar at the bottom of the phone. */
  shortLabel: () => string;
  icon: IconName;
}

/** Address, name and icon of each page. */
export const pageEntries: Record<PageName, PageEntry> = {
  overview: { to: '/', label: m.page_overview, shortLabel: m.page_overview_short, icon: 'overview' },
  matrix: { to: '/matrix', label: m.page_matrix, shortLabel: m.page_matrix_short, icon: 'matrix' },
  tasks: { to: '/tasks', label: m.page_tasks, shortLabel: m.page_tasks_short, icon: 'tasks' },
  reviews: { to: '/reviews', label: m.page_reviews, shortLabel: m.page_reviews_short, icon: 'reviews' },
};
