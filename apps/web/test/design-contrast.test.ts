import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('../src/design/tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, day, night]) => [name ?? '', [day ?? '', night ?? ''] as const],
  ),
);

const GROUNDS = ['paper', 'surface', 'raised', 'sunken'];
const TEXTS = ['ink', 'ink-2', 'ink-3', 'accent', 'departure', 'risk', 'ok', 'unsure'];
const SOFT = ['accent', 'departure', 'risk', 'ok', 'unsure'];

/** Relative luminance and contrast ratio: WCAG 2.2, "contrast ratio". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function colour(name: string, night: boolean): string {
  const pair = pairs.get(name);
  if (pair === undefined) throw new Error(`no token --${name}`);
  return pair[night ? 1 : 0];
}

it.each([false, true])('every text stands out from every ground (night: %s)', (night) => {
  const weak = TEXTS.flatMap((text) =>
    GROUNDS.map((ground) => ({ text, ground, ratio: contrast(colour(text, night), colour(ground, night)) })),
  ).filter(({ ratio }) => ratio < 4.5);
  expect(weak).toEqual([]);
});

it.each([false, true])('coloured and plain text stands out from its own soft ground (night: %s)', (night) => {
  const weak = SOFT.flatMap((tone) =>
    [tone, 'ink', 'ink-2'].map((text) => ({
      tone,
      text,
      ratio: contrast(colour(text, night), colour(`${tone}-soft`, night)),
    })),
  ).filter(({ ratio }) => ratio < 4.5);
  expect(weak).toEqual([]);
});

it.each([false, true])('edges of controls can be told from what is around them (night: %s)', (night) => {
  for (const ground of ['paper', 'surface', 'raised'])
    expect(contrast(colour('edge', night), colour(ground, night)), ground).toBeGreaterThanOrEqual(3);
});
