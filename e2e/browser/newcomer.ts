import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { root } from './product.ts';
import { press } from './stage.ts';

/**
 * Seconds of a practised hand: the keystroke-level model of Card, Moran and Newell (1980). A press is a thought (1.35),
 * a movement (1.1) and a click (0.2); a field is that, the hand to the keyboard (0.4), and its characters (0.28 each).
 */
const PRESS_S = 1.35 + 1.1 + 0.2;
const FIELD_S = PRESS_S + 0.4;
const KEY_S = 0.28;
/** Words in a second of somebody who reads with care. */
const WORDS_PER_S = 200 / 60;

/**
 * Somebody with the guide in hand who does what it says, and nothing else: each press is the next bold word of the section
 * they are at, and its name on the screen. What the guide says and the screen has not, or the other way, ends the walk.
 */
export class Newcomer {
  readonly #sections = readGuide();
  #bold: string[] = [];
  #blocks: readonly Block[] = [];
  #effort = { presses: 0, fields: 0, typed: 0, read: 0 };

  /** Goes on to the section of this heading; everything bold of the one before was followed. */
  turnTo(heading: string): void {
    expect(this.#bold, `left out before "${heading}"`).toEqual([]);
    const section = this.#sections.find((one) => one.heading === heading);
    if (section === undefined) throw new Error(`The guide has no section "${heading}"`);
    this.#bold = [...section.bold];
    this.#blocks = section.blocks;
    this.#effort.read += section.words;
  }

  /** The block of this language in the section, to be pasted. */
  copies(language: string): string {
    const block = this.#blocks.find((one) => one.language === language);
    if (block === undefined) throw new Error(`The section has no block "${language}"`);
    return block.text;
  }

  /** A sign-in link was opened. */
  opened(): void {
    this.#effort.fields++;
  }

  async press(page: Page, role: 'link' | 'button', words: string): Promise<void> {
    await this.pressEither(page, role, [words]);
  }

  /** The guide names several, and the screen has one of them. */
  async pressEither(page: Page, role: 'link' | 'button', words: readonly string[]): Promise<void> {
    for (const one of words) this.#next(one);
    const [first, ...more] = words.map((one) => page.getByRole(role, { name: nameOf(one) }));
    await this.pressThat(more.reduce((all, one) => all.or(one), first!).first());
  }

  /** Something with `words` that is neither link nor button, or that the guide names without its words: "the course", "a duty". */
  async pressThat(thing: Locator, words?: string): Promise<void> {
    if (words !== undefined) this.#next(words);
    await press(thing);
    this.#effort.presses++;
  }

  async fill(page: Page, words: string, text: string, how: 'typed' | 'pasted' = 'typed'): Promise<void> {
    this.#next(words);
    await labelled(page, words).fill(text);
    this.#effort.fields++;
    this.#effort.typed += how === 'typed' ? text.length : 2;
  }

  async choose(page: Page, words: string, option: RegExp): Promise<void> {
    this.#next(words);
    const field = labelled(page, words);
    const label = await field.locator('option').filter({ hasText: option }).first().textContent();
    await field.selectOption({ label: label ?? '' });
    this.#effort.presses += 2;
  }

  /** Bold words of the section that nobody needed. */
  notFollowed(): readonly string[] {
    return this.#bold;
  }

  /** What it took, and the seconds a practised hand and a careful reader need for it. */
  effort() {
    const { presses, fields, typed, read } = this.#effort;
    const hand = presses * PRESS_S + fields * FIELD_S + typed * KEY_S;
    return { ...this.#effort, seconds: { hand, reading: read / WORDS_PER_S } };
  }

  #next(words: string): void {
    expect(this.#bold.shift(), 'the next thing the guide says').toBe(words);
  }
}

interface Block {
  readonly language: string;
  readonly text: string;
}

/** The guide by its headings: bold words in their order, blocks, and how many words there are to read. */
function readGuide() {
  const text = readFileSync(join(root, 'docs/guide/course.md'), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const body = lines.join('\n');
      const fence = /^( *)```(\w+)\n([^]*?)\n *```$/gm;
      const blocks = [...body.matchAll(fence)].map(([, indent = '', language = '', inner = '']) => ({
        language,
        text: inner.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      }));
      const prose = body.replaceAll(fence, '').replaceAll(/\s+/g, ' ');
      const bold = [...prose.matchAll(/\*\*(.+?)\*\*/g)].map(([, words = '']) => words);
      return { heading, bold, blocks, words: prose.split(' ').length };
    });
}

/** Hints stand in a label after its words. */
function labelled(page: Page, words: string): Locator {
  return page.getByLabel(words).first();
}

/** A name on the screen as the guide writes it: "…" stands for what changes. */
function nameOf(words: string): RegExp {
  const parts = words.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.+')}$`);
}
