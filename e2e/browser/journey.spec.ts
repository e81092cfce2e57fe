import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import type { Browser, Locator } from 'playwright-core';
import { Session, startBrowser } from '../src/browser.js';
import { Platform } from '../src/platform.js';
import { openTasks, unitId, type TaskRow } from '../src/task-work.js';

let platform: Platform;
let browser: Browser;
const sessions: Session[] = [];

beforeAll(async () => {
  [platform, browser] = await Promise.all([Platform.start(), startBrowser()]);
  await platform.loadSample('small');
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

async function signIn(username: string, lang: 'fa' | 'en', width?: number): Promise<Session> {
  const session = await Session.signIn(browser, platform.url, username, {
    lang,
    ...(width ? { width } : {}),
  });
  sessions.push(session);
  return session;
}

async function firstTask(): Promise<TaskRow> {
  const reporter = await platform.as('reporter-d1');
  const [task] = await openTasks(reporter, await unitId(reporter, 'district-1'));
  return task!;
}

/** Milliseconds from a click until the locator holds the attribute, without a reload. */
async function changesWithin(cell: Locator, state: string, since: number): Promise<number> {
  await eventually(async () => expect(await cell.getAttribute('data-state')).toBe(state));
  return performance.now() - since;
}

describe('the journey of a report, in three windows', () => {
  it('moves the committee window within a second when a unit reports and an inspector accepts', async () => {
    const task = await firstTask();
    const committee = await signIn('committee', 'fa');
    await committee.page.goto('/matrix?kind=DISTRICT');
    const cell = committee.page.locator(`[data-cell="${task.provision.eId}:district-1"]`);
    await cell.waitFor({ state: 'attached' });
    const untouched = await cell.getAttribute('data-state');
    const total = committee.page.getByTestId('matrix-total');
    const scoreBefore = await total.textContent();
    await committee.page.evaluate(() => Object.assign(globalThis, { sameWindow: true }));

    const reporter = await signIn('reporter-d1', 'en', 390);
    await reporter.page.goto(`/tasks/${task.id}/report`);
    await reporter.page.getByText('Compliant', { exact: true }).click();
    await reporter.page
      .getByLabel('What was done')
      .fill('Published on the portal on 1 Azar, with all stages.');
    await reporter.page.getByRole('button', { name: 'Check your answers' }).click();
    const reported = performance.now();
    await reporter.showing('report', async (page) => {
      await page.getByRole('button', { name: 'Send the report' }).click();
      expect(await changesWithin(cell, 'SUBMITTED', reported)).toBeLessThan(1500);
      await page.getByText('The report was sent').waitFor();
    });

    const inspector = await signIn('inspector', 'en');
    await inspector.page.goto(`/reviews?task=${task.id}`);
    const accept = inspector.page.getByRole('button', { name: /Accept the report/ });
    await accept.waitFor();
    const accepted = performance.now();
    await accept.click();
    expect(await changesWithin(cell, 'COMPLIANT', accepted)).toBeLessThan(1500);
    expect(untouched).not.toBe('COMPLIANT');
    await eventually(async () => expect(await total.textContent()).not.toBe(scoreBefore));
    expect(await committee.page.evaluate(() => 'sameWindow' in globalThis)).toBe(true);
  });

  it('keeps a draft over a closed tab', async () => {
    const task = await firstTask();
    const reporter = await signIn('reporter-d1', 'en');
    await reporter.page.goto(`/tasks/${task.id}/report`);
    await reporter.page.getByLabel('What was done').fill('Half of a report');
    await reporter.page.getByText(/Draft kept/).waitFor();
    await reporter.page.goto('about:blank');
    await reporter.page.goto(`/tasks/${task.id}/report`);
    await eventually(async () =>
      expect(await reporter.page.getByLabel('What was done').inputValue()).toBe('Half of a report'),
    );
  });

  it('points at the fields of a report that are missing', async () => {
    const task = await firstTask();
    const reporter = await signIn('reporter-d1', 'fa', 390);
    await reporter.page.goto(`/tasks/${task.id}/report`);
    await reporter.page.locator('#report-narrative').fill('');
    await reporter.page.locator('form button[type=submit]').click();
    const summary = reporter.page.getByRole('alert');
    await summary.waitFor();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.getByRole('link').last().click();
    expect(await reporter.page.evaluate(() => document.activeElement?.id)).toBe('report-narrative');
  });

  it('reaches a cell of the matrix with the keyboard alone and speaks its name', async () => {
    const committee = await signIn('committee', 'fa');
    await committee.page.goto('/matrix');
    await committee.page.locator('[data-cell]').first().waitFor({ state: 'attached' });
    const grid = committee.page.getByRole('grid');
    await grid.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) await committee.page.keyboard.press(key);
    const name = await grid.evaluate((element) => {
      const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      return active?.getAttribute('aria-label') ?? '';
    });
    expect(name).toMatch(/ماده .* · .*:/);
    await committee.page.keyboard.press('Enter');
    await committee.page.getByRole('complementary').or(committee.page.getByRole('dialog')).first().waitFor();
    expect(new URL(committee.page.url()).search).toContain('cell');
  });
});

const pages: Record<string, string[]> = {
  committee: ['/', '/matrix'],
  'reporter-d1': ['/tasks'],
  inspector: ['/reviews'],
};

describe.each(['fa', 'en'] as const)('every page in %s', (lang) => {
  it.each([1440, 390])(
    'at %i px has no serious axe finding, no sideways scroll and no error',
    async (width) => {
      for (const [username, paths] of Object.entries(pages)) {
        const session = await signIn(username, lang, width);
        for (const path of paths) {
          await session.page.goto(path);
          await session.page.locator('main h1').waitFor();
          await session.page.waitForLoadState('load');
          expect({ path, findings: await session.seriousFindings() }).toEqual({ path, findings: [] });
          expect({ path, overflow: await session.overflow() }).toEqual({ path, overflow: 0 });
          expect(await session.page.locator('html').getAttribute('dir')).toBe(lang === 'fa' ? 'rtl' : 'ltr');
          await session.page.screenshot({
            path: `../artifacts/screenshots/${lang}-${width}-${username}-${path.slice(1)}.png`,
          });
        }
        expect(session.complaints).toEqual([]);
        await session.close();
      }
    },
  );
});
