import { join } from 'node:path';
import axe from 'axe-core';
import { obtainChromium, projectRoot } from '@rasad/local';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: obtainChromium((line) => process.stderr.write(`${line}\n`)),
    headless: true,
    args: flags,
  });
}

/** How a person's window looks. */
export interface WindowOptions {
  lang: 'fa' | 'en';
  width?: number;
}

/** A window of one signed-in sample user, with cookies of its own, and what went wrong in it. */
export class Session {
  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    /** Exceptions and console errors of the page. */
    readonly complaints: string[],
  ) {}

  static async open(browser: Browser, url: string, options: WindowOptions): Promise<Session> {
    const { lang, width = 1440 } = options;
    const context = await browser.newContext({
      baseURL: url,
      locale: lang === 'fa' ? 'fa-IR' : 'en-US',
      viewport: { width, height: width < 500 ? 844 : 1000 },
    });
    await context.addInitScript((language) => localStorage.setItem('rasad.language', language), lang);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    return new Session(context, page, complaints);
  }

  /** Signs in through the sample users' page. */
  static async signIn(
    browser: Browser,
    url: string,
    username: string,
    options: WindowOptions,
  ): Promise<Session> {
    const session = await Session.open(browser, url, options);
    await session.showing(`sign-in-${username}`, async (page) => {
      await page.goto('/');
      await page.locator(`button[name="username"][value="${username}"]`).click();
      await page.getByRole('navigation').first().waitFor();
    });
    return session;
  }

  /** Runs steps on the page; where they fail, what the page showed is kept under `artifacts`. */
  async showing(name: string, steps: (page: Page) => Promise<void>): Promise<void> {
    try {
      await steps(this.page);
    } catch (error) {
      await this.page.screenshot({ path: join(projectRoot, `artifacts/failures/${name}.png`) });
      throw error;
    }
  }

  /** Serious and critical findings of axe on the page as it stands. */
  async seriousFindings(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const { violations } = await this.page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      return run(document, { resultTypes: ['violations'] });
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }

  /** Pixels by which the page is wider than its window; anything above 0 scrolls sideways. */
  overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
