import { describe, expect, it } from '@jest/globals';
import { pagesOf, readsTasks } from './pages.rules.js';

describe('The pages of a role', () => {
  it.each([
    ['VIEWER', ['overview', 'matrix']],
    ['COMMITTEE', ['overview', 'matrix']],
    ['REPORTER', ['overview', 'matrix', 'tasks']],
    ['UNIT_MANAGER', ['overview', 'matrix', 'tasks']],
    ['INSPECTOR', ['overview', 'matrix', 'reviews']],
    ['LAW_EDITOR', ['overview', 'matrix']],
    ['ADMIN', []],
  ] as const)('%s sees %j', (role, pages) => {
    expect(pagesOf([role])).toEqual(pages);
  });

  it('are those of all roles together', () => {
    expect(pagesOf(['ADMIN', 'INSPECTOR', 'REPORTER'])).toEqual(['overview', 'matrix', 'tasks', 'reviews']);
    expect(pagesOf([])).toEqual([]);
  });

  it('hold tasks only for those who may read them', () => {
    expect(readsTasks(['LAW_EDITOR'])).toBe(false);
    expect(readsTasks(['LAW_EDITOR', 'VIEWER'])).toBe(true);
  });
});
