import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '@tracecraft/phrases';
import type { Page } from 'playwright-core';
import { root } from './product.ts';

const folder = (language: string): string => join(root, 'content/phrases', language);
const wordsOf = (language: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder(language)).flatMap((file) =>
      Object.entries(readCatalogue(readFileSync(join(folder(language), file), 'utf8'))),
    ),
  );

/** Each language is named in itself, whatever language the page has. */
const SELF_NAMED = new Set(['English']);

/** English texts that a language says otherwise everywhere: one of them on a page of that language was not translated. */
function foreignTo(language: string): ReadonlySet<string> {
  const [english, own] = [wordsOf('en'), wordsOf(language)];
  const kept = new Set([...english].filter(([id, text]) => own.get(id) === text).map(([, text]) => text));
  const plain = [...english].filter(([id, text]) => own.has(id) && !/[{}]/.test(text) && text.length > 3);
  return new Set(plain.map(([, text]) => text).filter((text) => !kept.has(text) && !SELF_NAMED.has(text)));
}
const foreign = new Map<string, ReadonlySet<string>>();

/** What is wrong with a screen on a phone in `language`: English lines that have a translation, and what stands out sideways. */
export async function untranslated(page: Page, language: string, name: string): Promise<readonly string[]> {
  const known = foreign.get(language) ?? foreignTo(language);
  foreign.set(language, known);
  await page.waitForTimeout(250);
  if (process.env['PICTURES'] !== undefined) {
    mkdirSync(join(root, 'docs/pictures'), { recursive: true });
    await page.screenshot({ path: join(root, 'docs/pictures', `${name}-${language}-phone.png`) });
  }
  const lines = (await page.evaluate<string>('document.body.innerText')).split('\n').map((one) => one.trim());
  const beside = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return [
    ...[...new Set(lines)].filter((line) => known.has(line)).map((line) => `${name}, ${language}: "${line}"`),
    ...(beside > 0 ? [`${name}, ${language}: ${beside} pixels beside the screen`] : []),
  ];
}
