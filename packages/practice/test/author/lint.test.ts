import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  lint,
  miniRecord,
  parseCheck,
  sayFinding,
  type Finding,
  type SourceText,
} from '@tracecraft/practice';
import { practiceOf } from '../practice-of.ts';
import { profileText } from '../profile/sample.ts';
import { speakAuthor } from './speak-author.ts';

interface Written {
  readonly check: string;
  readonly ok: string;
  readonly bad: string;
}

/** A practice file `NAME.practice.md` with these steps and nothing wrong beside them. */
function file(name: string, steps: readonly Written[]): SourceText {
  const example = (outcome: string, record: string): string => `      - outcome: ${outcome}
        title: "It is ${outcome}"
        record: |
${record
  .split('\n')
  .map((line) => `          ${line}`)
  .join('\n')}
`;
  const text = `---
id: ${name}
version: 1.0.0
title: { en: "Title" }
status: draft
publisher: test
applies-to: { scenes: [any], objects: [exhibit] }
steps:
${steps
  .map(
    ({ check, ok, bad }, i) => `  - id: step-${i}
    level: must
    severity: 3
    check: '${check}'
    why: { en: "Why." }
    risk: { en: "Risk." }
    weight: 1
    science: []
    law: { KR: none }
    examples:
${example('ok', ok)}${example('bad', bad)}`,
  )
  .join('')}---
## en
Words.
`;
  return { file: `${name}.practice.md`, text };
}

const COLLECTED = '09:00 budi photograph X view overall scale yes\n09:01 budi collect X';
const BARE = '09:00 budi collect X';
const GOOD = {
  check: 'for each exhibit: before collect, require photograph',
  ok: COLLECTED,
  bad: BARE,
};

function found(...files: readonly SourceText[]): readonly Finding[] {
  return lint(files, { languages: ['en'] }).findings;
}

function pointedAt(source: SourceText, { line, column, length }: Finding): string {
  return source.text.split('\n')[line - 1]!.slice(column - 1, column - 1 + length);
}

describe('lint', () => {
  test('a practice with nothing wrong has no findings, and what was looked at is counted', () => {
    expect(lint([file('good', [GOOD])], { languages: ['en'] })).toEqual({
      findings: [],
      looked: { practices: 1, steps: 1, profiles: 0 },
    });
    expect(lint([]).looked.practices).toBe(0);
  });

  test('an example that does not get its verdict, at its title', () => {
    const source = file('bad', [{ ...GOOD, ok: BARE }]);
    const [finding, ...others] = found(source);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'example-verdict',
      severity: 'error',
      params: { expected: 'satisfied', found: 'violated' },
    });
    expect(pointedAt(source, finding!)).toBe('It is ok');
  });

  test.each([
    ['search-zone', 'for each image: before examine, require search-zone', 'out-of-reach'],
    ['explain', 'for each exhibit: before collect, require explain', 'never-an-act'],
    [
      'change-gloves',
      'for each exhibit: before collect, require photograph and change-gloves',
      'out-of-reach',
    ],
    ['screen', 'for each person: before interview, require screen with same minor', 'never-recorded'],
  ])('an act no such record can hold: %s', (word, check, code) => {
    const source = file('far', [{ ...GOOD, check }]);
    const finding = found(source).find((one) => one.code === code);
    expect(finding?.severity).toBe('error');
    expect(pointedAt(source, finding!)).toBe(word);
  });

  test('a time shorter than a clock may be wrong, at the time', () => {
    const step = {
      check: 'for each exhibit: after collect, require seal within 30 s',
      ok: '09:00 budi collect X\n09:00 budi seal X seal-number S1',
      bad: BARE,
    };
    const source = file('short', [step]);
    const [finding] = found(source);
    expect(finding).toMatchObject({ code: 'deadline-below-clock', severity: 'warning' });
    expect(pointedAt(source, finding!)).toBe('30 s');
    expect(lint([source], { languages: ['en'], clockErrorMs: 20_000 }).findings).toEqual([]);
  });

  test('a sentence nothing departs from, and one nothing keeps', () => {
    const always = {
      check: 'for each exhibit: whenever package, require container = paper-bag or container ≠ paper-bag',
      ok: '09:00 budi package X container tube',
      bad: '09:00 budi package X container tube',
    };
    expect(found(file('always', [always])).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['never-departed', 'example-verdict']),
    );
    const never = {
      check: 'for each exhibit: whenever package, require container = paper-bag and container = tube',
      ok: '09:00 budi package X container tube',
      bad: '09:00 budi package X container tube',
    };
    const finding = found(file('never', [never])).find(({ code }) => code === 'never-kept');
    expect(finding).toMatchObject({ severity: 'error', params: { step: 'step-0' } });
    expect(Number(finding?.params['acts'])).toBeGreaterThanOrEqual(3);
  });

  test('texts not translated are notes', () => {
    const { findings } = lint([file('good', [GOOD])], { languages: ['en', 'vi'] });
    expect(findings.map(({ severity, params }) => [severity, params['text'], params['languages']])).toEqual([
      ['note', 'prose', 'vi'],
      ['note', 'title', 'vi'],
      ['note', 'step-0 why', 'vi'],
      ['note', 'step-0 risk', 'vi'],
    ]);
  });

  test('two files of one id', () => {
    const again = { ...file('good', [GOOD]), file: 'other.practice.md' };
    expect(found(file('good', [GOOD]), again)).toMatchObject([
      {
        code: 'same-id',
        file: 'other.practice.md',
        line: 2,
        column: 5,
        params: { other: 'good.practice.md' },
      },
    ]);
  });

  test('what a parser refuses is a finding at its place: misspelt field, no example, markup, ten megabytes', () => {
    const text = file('odd', [GOOD]).text;
    const broken = [
      text.replace('require photograph', 'require photograph with skale = yes'),
      text.replace(/ {6}- outcome: bad[\s\S]*?collect X\n/, ''),
      text.replace('"Title"', '"<b>Title</b>"'),
      text + 'x'.repeat(10_000_000),
      text.replace('id: odd', 'id: &a odd\nx: *a'),
    ].map((one, i) => ({ file: `${i}.practice.md`, text: one }));
    const began = process.cpuUsage().user;
    const findings = found(...broken);
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(2000);
    expect(findings.map(({ file: name, code }) => `${name[0]} ${code}`)).toEqual(
      expect.arrayContaining([
        '0 sentence.unknown-field',
        '1 file.no-example',
        '2 file.markup',
        '3 file.too-large',
        '4 file.unknown-key',
      ]),
    );
    expect(findings[0]).toMatchObject({ params: { found: 'skale', suggestion: 'scale' }, line: 12 });
  });
});

describe('steps that contradict each other', () => {
  const sealFirst = {
    check: 'for each exhibit: before label, require seal',
    ok: '09:00 budi seal X seal-number S1\n09:01 budi label X',
    bad: '09:00 budi label X',
  };
  const labelFirst = {
    check: 'for each exhibit: before seal, require label',
    ok: '09:00 budi label X\n09:01 budi seal X seal-number S1',
    bad: '09:00 budi seal X seal-number S1',
  };

  /** Every record of up to `length` of these lines, by hand: an oracle that knows nothing of the search. */
  function words(lines: readonly string[], length: number): readonly string[] {
    let all: string[][] = [[]];
    const found: string[] = [];
    for (let i = 0; i < length; i++) {
      all = all.flatMap((word) => lines.map((line) => [...word, line]));
      found.push(...all.map((word) => word.map((line, at) => `09:0${at} budi ${line}`).join('\n')));
    }
    return found;
  }

  function verdictsOf(check: string, record: string): readonly string[] {
    const practice = practiceOf(parseCheck(check));
    return checkRecord(compilePractices([practice]), miniRecord(record), { closed: true })
      .filter(({ activation }) => activation !== null)
      .map(({ verdict }) => verdict);
  }

  test('are told with a record that shows it, and no short record keeps both', () => {
    const findings = found(file('loop', [sealFirst, labelFirst]));
    expect(findings).toMatchObject([
      { code: 'contradictory', severity: 'error', params: { step: 'loop/step-0', other: 'loop/step-1' } },
    ]);
    const record = findings[0]?.record ?? '';
    expect(verdictsOf(sealFirst.check, record)).toEqual(['satisfied']);
    expect(verdictsOf(labelFirst.check, record)).toEqual(['violated']);
    const bothKept = words(['seal X seal-number S1', 'label X'], 4).filter((word) => {
      const [a, b] = [sealFirst, labelFirst].map(({ check }) => verdictsOf(check, word));
      return a!.includes('satisfied') && !b!.includes('violated');
    });
    expect(bothKept).toEqual([]);
  });

  test('a prohibition of what another requires; across two files', () => {
    const never = {
      check: 'for each exhibit: never photograph',
      ok: BARE,
      bad: '09:00 budi photograph X view overall scale yes',
    };
    const examples = { ...never, ok: `${BARE}\n09:05 budi move X` };
    const findings = found(file('a-first', [GOOD]), file('b-second', [examples])).filter(
      ({ code }) => code === 'contradictory',
    );
    expect(findings).toMatchObject([
      { file: 'a-first.practice.md', record: COLLECTED, params: { other: 'b-second/step-0' } },
    ]);
  });

  test('steps that can be kept together are not accused, even when it takes seven acts', () => {
    const inOrder = {
      check:
        'for each exhibit: in order: photograph with view = overall; photograph with view = mid-range; photograph with view = close-up; collect',
      ok: `09:00 budi photograph X view overall scale no
09:01 budi photograph X view mid-range scale no
09:02 budi photograph X view close-up scale no
09:03 budi collect X`,
      bad: BARE,
    };
    const packed = {
      check: 'for each exhibit: after collect, require package and seal and label',
      ok: `09:00 budi collect X
09:01 budi package X container tube
09:02 budi seal X seal-number S1
09:03 budi label X`,
      bad: BARE,
    };
    expect(found(file('long', [inOrder, packed]))).toEqual([]);
  });
});

describe('profiles', () => {
  const base = file('p', [GOOD]);
  const withProfile = (entries: string): readonly Finding[] =>
    lint([base], { languages: ['en'], profiles: [{ file: 'kr.profile.md', text: profileText(entries) }] })
      .findings;
  const modify = (rest: string): string => `modify:\n  - practice: p\n    step: step-0\n    ${rest}`;

  test('loosening without a reason is refused at its entry; with one it is shown', () => {
    const looser = `check: 'for each exhibit: before collect, require photograph or measure'`;
    expect(withProfile(modify(looser))).toMatchObject([
      {
        code: 'profile.loosens-without-reason',
        severity: 'error',
        file: 'kr.profile.md',
        line: 9,
        column: 15,
      },
    ]);
    expect(withProfile(modify(`${looser}\n    reason: { en: "Tape will do." }`))).toMatchObject([
      { code: 'profile-loosens', severity: 'warning', params: { reason: 'Tape will do.' } },
    ]);
  });

  test('an example of the base that a changed sentence no longer gives', () => {
    const tighter = `check: 'for each exhibit: before collect, require photograph with view = close-up'`;
    expect(withProfile(modify(tighter))).toMatchObject([
      { code: 'profile-example', severity: 'note', params: { expected: 'satisfied', found: 'violated' } },
    ]);
  });
});

describe('the shared practices and profiles', () => {
  const content = join(import.meta.dirname, '../../../../content');
  const sources = (folder: string, suffix: string): readonly SourceText[] =>
    readdirSync(join(content, folder))
      .filter((name) => name.endsWith(suffix))
      .map((name) => ({
        file: `${folder}/${name}`,
        text: readFileSync(join(content, folder, name), 'utf8'),
      }));

  test('no error and no contradiction', { timeout: 120_000 }, () => {
    const { findings, looked } = lint(sources('practices', '.practice.md'), {
      profiles: sources('profiles', '.profile.md'),
    });
    console.log(`looked at ${JSON.stringify(looked)}: ${findings.length} findings`);
    expect(looked.practices).toBeGreaterThan(60);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('every finding has words in three languages, with its parameters', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/author/lint/finding.ts'), 'utf8');
  const codes = [...source.matchAll(/\| '([a-z-]+)'/g)]
    .map((one) => one[1]!)
    .filter((code) => code.includes('-'));
  expect(codes.length).toBeGreaterThan(9);
  const spec = readFileSync(join(import.meta.dirname, '../../../../docs/spec/practice.md'), 'utf8');
  for (const code of codes) {
    expect(spec, code).toContain(`\`${code}\``);
    for (const language of ['en', 'vi', 'ko']) {
      const params = { expected: 'violated', found: 'pending', acts: 4 };
      const place = { file: '', line: 1, column: 1, length: 1, record: null };
      const finding = { code, severity: 'error', params, ...place } as unknown as Finding;
      expect(sayFinding(finding, speakAuthor(language)), `${language} ${code}`).not.toMatch(
        /author\.|verdict\./,
      );
    }
  }
});
