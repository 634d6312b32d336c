import type { Locator, Page } from 'playwright-core';
import { press } from './stage.ts';

/** What an officer does with the screens, in the officer's words. */
export class Officer {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signIn(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole('heading', { name: /exercises/i }).waitFor();
  }

  /** Course staff have two ways into an exercise; without `way` the last one, the board. */
  async openExercise(name: string | RegExp, way?: string): Promise<void> {
    await this.page
      .locator('section', { has: this.page.getByRole('heading', { name }) })
      .getByRole('link', way === undefined ? {} : { name: way })
      .last()
      .click();
  }

  async takePlaceAs(duty: string): Promise<void> {
    await press(this.page.getByRole('radio', { name: duty }));
    await this.page.getByRole('button', { name: /Open the case|Join the case/ }).click();
    await this.page.getByRole('link', { name: /Go to the/ }).waitFor();
  }

  async goTo(screen: 'Brief' | 'Scene' | 'Record' | 'Lab' | 'Hand in' | 'Debrief'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'This case' })
      .getByRole('link', { name: screen, exact: true })
      .click();
  }

  /** Chooses a thing on the plan by what its button is called. */
  async choose(thing: RegExp): Promise<void> {
    const button = this.page
      .getByRole('region', { name: 'Plan of the scene' })
      .getByRole('button', { name: thing })
      .first();
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  }

  async wholeScene(): Promise<void> {
    const back = this.page.getByRole('button', { name: 'Back to the scene' });
    if (await back.isVisible()) await back.click();
  }

  async mark(thing: RegExp, kind: string, material?: string): Promise<void> {
    await this.choose(thing);
    await this.page.getByLabel('Kind', { exact: true }).selectOption(kind);
    if (material !== undefined) await this.page.getByLabel(/^Material/).selectOption(material);
    await this.page.getByRole('button', { name: /^Mark as exhibit/ }).click();
    await this.said('Marked');
  }

  /** One of the acts below the advice; fields by their label, choices by their word. */
  async act(name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page
      .getByRole('region', { name: 'All acts' })
      .getByRole('button', { name, exact: true })
      .click();
    if (
      Object.keys(fields).length === 0 &&
      !(await this.page.getByRole('button', { name: 'Back', exact: true }).isVisible())
    )
      return;
    for (const [label, value] of Object.entries(fields)) await this.#fill(label, value);
    await this.page.getByRole('button', { name: 'Record', exact: true }).click();
  }

  async #fill(label: string, value: string): Promise<void> {
    const group = this.page.getByRole('group', { name: new RegExp(`^${label}`) });
    const field = this.page.getByLabel(new RegExp(`^${label}`));
    await group.or(field).first().waitFor();
    if (await group.isVisible()) {
      await press(group.getByRole('radio', { name: value, exact: true }));
      return;
    }
    if ((await field.evaluate((node) => node.nodeName)) === 'SELECT')
      await field.selectOption({ label: value });
    else await field.fill(value);
  }

  async openCamera(): Promise<void> {
    await this.page
      .getByRole('region', { name: 'All acts' })
      .getByRole('button', { name: 'Photograph', exact: true })
      .click();
  }

  async take(range: 'overall' | 'mid-range' | 'close-up', scale: boolean, count: number): Promise<void> {
    await press(this.page.getByRole('radio', { name: range, exact: true }));
    await press(this.page.getByRole('radio', { name: scale ? 'with scale' : 'no scale' }));
    await this.page.getByRole('button', { name: 'Take', exact: true }).click();
    await this.page.getByText(new RegExp(`^${count} pictures? taken`)).waitFor();
  }

  async closeCamera(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close the camera' }).click();
  }

  /** Pages through the cards until one with `form` is shown. Returns that card. */
  async showAdvice(form: string): Promise<Locator> {
    const cards = this.page.getByRole('region', { name: 'Advice' });
    const card = cards.getByRole('article').filter({ hasText: form }).first();
    await cards.getByRole('article').first().waitFor();
    for (let i = 0; i < 20 && !(await card.isVisible()); i++)
      await this.page.getByRole('button', { name: 'Next advice' }).click();
    await card.waitFor();
    return card;
  }

  /** The last act was recorded and signed. */
  async said(what: string): Promise<void> {
    await this.page.getByText(`Recorded and signed: ${what}`).waitFor();
  }

  /** What the setting band says about sending. */
  async waitForBand(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }
}
