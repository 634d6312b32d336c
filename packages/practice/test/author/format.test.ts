import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  formatPractice,
  formatProfile,
  parsePractice,
  parseProfile,
  type Formatted,
} from '@tracecraft/practice';
import { practiceText, profileText } from '../profile/sample.ts';

const content = join(import.meta.dirname, '../../../../content');
const texts = (folder: string, suffix: string): readonly string[] =>
  readdirSync(join(content, folder))
    .filter((name) => name.endsWith(suffix))
    .map((name) => readFileSync(join(content, folder, name), 'utf8'));
const practices = texts('practices', '.practice.md');
const profiles = texts('profiles', '.profile.md');

function textOf(formatted: Formatted): string {
  if ('errors' in formatted) throw new Error(JSON.stringify(formatted.errors));
  return formatted.text;
}

/** What a parser reads, without where it stood. */
function meaning(parsed: unknown): string {
  return JSON.stringify(parsed, (key, value: unknown) => (key === 'place' ? null : value));
}

const comments = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => /^\s*# /.test(line))
    .map((line) => line.trim())
    .toSorted();

describe('a formatted file', () => {
  test('means the same, keeps every comment and the prose, and is left alone the second time', () => {
    expect(practices.length).toBeGreaterThan(60);
    expect(profiles.length).toBeGreaterThan(10);
    let kept = 0;
    for (const [all, format, parse] of [
      [practices, formatPractice, parsePractice],
      [profiles, formatProfile, parseProfile],
    ] as const)
      for (const text of all) {
        const once = textOf(format(text));
        expect(textOf(format(once))).toBe(once);
        expect(meaning(parse(once))).toBe(meaning(parse(text)));
        expect(comments(once)).toEqual(comments(text));
        kept += comments(text).length;
        expect(once.slice(once.indexOf('\n---\n'))).toBe(text.slice(text.indexOf('\n---\n')));
      }
    console.log(`${practices.length + profiles.length} files, ${kept} comment lines kept`);
    expect(kept).toBeGreaterThan(10);
  });

  test('has its keys in order, however they were written', () => {
    const text = practiceText('p', 'A5');
    const moved = text
      .replace('status: draft\npublisher: test\n', '')
      .replace('steps:\n', 'publisher: test\nsteps:\n')
      .replace('\n---\n## en', '\nstatus: draft # not yet\n---\n## en')
      .replace('    level: should\n    severity: 2\n', '    severity: 2\n    level: should\n');
    const once = textOf(formatPractice(moved));
    expect([...once.matchAll(/^([a-z-]+):/gm)].map((found) => found[1])).toEqual([
      'id',
      'code',
      'version',
      'status',
      'publisher',
      'title',
      'applies-to',
      'steps',
    ]);
    expect(once).toContain('status: draft # not yet\n');
    expect(
      once
        .match(/^ {4}([a-z]+):/gm)
        ?.slice(0, 5)
        .map((key) => key.trim()),
    ).toEqual(['level:', 'severity:', 'weight:', 'check:', 'why:']);
  });

  test('has the sentence as it is generated, in single quotes', () => {
    const text = practiceText('p').replace(
      `'for each exhibit: before collect, require photograph within 30 min'`,
      '"for each exhibit:   before seize require photograph with scale=yes within 1800 s"',
    );
    expect(textOf(formatPractice(text))).toContain(
      `check: 'for each exhibit: before seize, require photograph with scale = yes within 30 min'`,
    );
  });

  test('of a file that cannot be read there is none, but its problems', () => {
    expect(formatPractice(practiceText('p').replace('collect', 'collet'))).toMatchObject({
      errors: [{ code: 'sentence.unknown-verb', params: { suggestion: 'collect' } }],
    });
    expect(formatProfile(profileText(''))).toMatchObject({ errors: [{ code: 'profile.nothing-changed' }] });
    expect(formatPractice('x'.repeat(10_000_000))).toMatchObject({ errors: [{ code: 'file.too-large' }] });
  });
});
