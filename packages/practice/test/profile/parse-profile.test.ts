import { describe, expect, test } from 'vitest';
import { parseProfile, type Problem } from '@tracecraft/practice';
import { profile, profileText } from './sample.ts';

const MODIFY = `modify:
  - practice: p
    step: picture
    level: must
    severity: 4
    weight: 4
    check: 'for each exhibit: before collect, require photograph within 10 min'
    reason: { en: "Sooner.", ko: "더 빨리." }`;

function problems(text: string): readonly Problem[] {
  const parsed = parseProfile(text);
  return 'errors' in parsed ? parsed.errors : [];
}

/** The part of the text a problem points at. */
function pointedAt(text: string, { line, column, length }: Problem): string {
  return text.split('\n')[line - 1]!.slice(column - 1, column - 1 + length);
}

describe('a profile file', () => {
  test('reads what it changes, adds and drops, with the place of each entry', () => {
    const read = profile(`${MODIFY}
drop:
  - practice: q
    reason: { en: "Another office does it." }
  - practice: r
    step: seal
    reason: { en: "The same." }`);
    expect(read).toMatchObject({ id: 'kr', country: 'KR', status: 'worked-out', add: [] });
    expect(read.modify).toHaveLength(1);
    expect(read.modify[0]).toMatchObject({ practice: 'p', step: 'picture', level: 'must', severity: 4 });
    expect(read.modify[0]?.check?.tree.form).toMatchObject({ name: 'precedence', within: 600_000 });
    expect(read.drop.map(({ step }) => step)).toEqual([null, 'seal']);
    expect(read.modify[0]?.place).toEqual({ line: 9, column: 15, length: 1 });
    expect(read.prose.en).toBe('What differs and why.');
  });

  test('a stub changes nothing', () => {
    const stub = profileText('').replace('worked-out', 'stub');
    expect(problems(stub)).toEqual([]);
    const busy = profileText(MODIFY).replace('worked-out', 'stub');
    expect(problems(busy)).toMatchObject([{ code: 'profile.stub-with-changes', line: 5, column: 9 }]);
    expect(problems(profileText(''))).toMatchObject([{ code: 'profile.nothing-changed', line: 5 }]);
  });

  test.each([
    ['country: KR', 'country: Korea', 'profile.country', 'Korea'],
    ['id: kr', 'id: K R', 'file.wrong-type', 'K R'],
    ['version: 0.1.0', 'version: one', 'file.wrong-type', 'one'],
    ['severity: 4', 'severity: 5', 'file.wrong-type', '5'],
    ['level: must', 'level: shall', 'file.wrong-type', 'shall'],
    ['    weight: 4', '    wait: 4', 'file.unknown-key', 'wait'],
    ['require photograph within', 'require photograf within', 'sentence.unknown-verb', 'photograf'],
    ['{ en: "Sooner.", ko: "더 빨리." }', '{ en: "<b>Sooner</b>" }', 'file.markup', '"<b>Sooner</b>"'],
    ['{ en: "Sooner.", ko: "더 빨리." }', 'sooner', 'file.wrong-type', 'sooner'],
    ['title: { en: "Profile" }', 'title: { ko: "프로필" }', 'file.missing', '{ ko: "프로필" }'],
  ])('%s → %s: %s at the word', (from, to, code, at) => {
    const text = profileText(MODIFY).replace(from, to);
    const found = problems(text);
    expect(found.map((problem) => [problem.code, pointedAt(text, problem)])).toContainEqual([code, at]);
  });

  test('an unknown field of an act names the one meant', () => {
    const text = profileText(MODIFY.replace('photograph within', 'photograph with skale = yes within'));
    expect(problems(text)).toMatchObject([
      { code: 'sentence.unknown-field', params: { found: 'skale', suggestion: 'scale' }, line: 14 },
    ]);
  });

  test('aliases, deep nesting and ten megabytes are refused at once', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n${MODIFY}`;
    expect(problems(profileText(bomb)).map(({ code }) => code)).toContain('file.unknown-key');
    const alias = profileText(`${MODIFY}\ndrop: *x`).replace('id: kr', 'id: &x kr');
    expect(problems(alias).length).toBeGreaterThan(0);
    expect(problems(profileText(`${MODIFY}\nx: ${'['.repeat(30_000)}`)).length).toBeGreaterThan(0);
    const began = process.cpuUsage().user;
    expect(problems(profileText(MODIFY) + 'x'.repeat(10_000_000))).toMatchObject([
      { code: 'file.too-large', line: 1, column: 1 },
    ]);
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(100);
  });

  test('prose in English is compulsory', () => {
    const text = profileText(MODIFY).replace('## en', '## ko');
    expect(problems(text)).toMatchObject([{ code: 'file.no-prose' }]);
  });
});
