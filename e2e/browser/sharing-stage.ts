import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { plantCourse, type PlantedCourse } from './planted-course.ts';
import { plantExchange } from './planted-exchange.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { watchTrouble } from './stage.ts';

/** One person at one device. */
export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A product whose planted course's people act for agencies. */
export interface SharingStage {
  readonly product: Product;
  readonly browser: Browser;
  readonly course: PlantedCourse;
  /** What went wrong at any desk; a journey ends with it empty. */
  readonly trouble: string[];
  /** Signs a person in and opens `/sharing/<path>`; without a path, the page a sign-in ends at. */
  readonly enter: (
    account: string,
    device: 'phone' | 'desktop',
    where?: { readonly path?: string; readonly locale?: string },
  ) => Promise<Desk>;
  readonly close: () => Promise<void>;
}

/** Starts it all; `seats`: agency → its people as account, name and duty. */
export async function openSharing(seats: Parameters<typeof plantExchange>[1]): Promise<SharingStage> {
  const [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const course = await plantCourse(product);
  await plantExchange(product, seats);
  const trouble: string[] = [];
  return {
    product,
    browser,
    course,
    trouble,
    async enter(account, device, { path, locale } = {}) {
      const desk = await course.enter(browser, account, device, locale);
      desk.context.setDefaultTimeout(60_000);
      watchTrouble(desk.context, product.address, trouble);
      if (path === undefined) return desk;
      await desk.page.goto(`${product.address}/sharing/${path}`);
      await desk.page.getByRole('heading', { level: 1 }).waitFor();
      return desk;
    },
    async close() {
      await browser.close();
      await product.stop();
    },
  };
}

/** The panel under a heading. */
export function panel(page: Page, heading: RegExp | string, level?: number): Locator {
  const named = { name: heading, ...(level === undefined ? {} : { level }) };
  return page.locator('section', { has: page.getByRole('heading', named) });
}

/** Everything signed at this desk has reached the server. */
export function synced(page: Page): Promise<void> {
  return page.getByText('Everything is sent').first().waitFor();
}
