import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCheck, parsePractice, printCheck, sentence, SentenceFault } from '@tracecraft/practice';
import { productPractices } from './content.ts';
import { randomCheck } from './random-check.ts';
import { speak } from './speak.ts';

function faultOf(text: string): {
  code: string;
  word: string;
  params: Readonly<Record<string, string | number>>;
} {
  try {
    parseCheck(text);
  } catch (fault) {
    if (fault instanceof SentenceFault)
      return { code: fault.code, word: text.slice(fault.at, fault.at + fault.length), params: fault.params };
    throw fault;
  }
  throw new Error(`no fault in: ${text}`);
}

describe('check sentences', () => {
  test('what is printed parses back to the same tree', () => {
    fc.assert(
      fc.property(randomCheck, (check) => {
        expect(parseCheck(printCheck(check))).toEqual(check);
      }),
      { numRuns: 1000 },
    );
  });

  test('the English phrases and the check language are one', () => {
    const english = speak('en');
    fc.assert(
      fc.property(randomCheck, (check) => {
        expect(sentence(check, english)).toBe(printCheck(check));
      }),
      { numRuns: 500 },
    );
  });

  test('Vietnamese and Korean have a word for everything the fifteen practices say', () => {
    for (const language of ['vi', 'ko'])
      for (const practice of productPractices()) {
        const said = sentence(practice.steps[0]!.tree, speak(language));
        expect(said).not.toMatch(/practice\.|\{|\}/);
        // Names of algorithms and of units stay; nothing else is left in English.
        expect(said.replaceAll(/SHA-\d+| k?m?g\b/g, ''), `${language} ${practice.id}`).not.toMatch(
          language === 'ko' ? /[a-z]{2}/ : /\b(before|after|require|each|with|photograph|collect)\b/,
        );
      }
  });

  test('layout and signs do not matter', () => {
    const tidy = parseCheck('for each search: before enter, require authority with valid-until ≥ now');
    expect(parseCheck('for each  search :\n before enter require authority with valid-until >= now')).toEqual(
      tidy,
    );
    expect(parseCheck('for each image: before examine, require verify with not match = no')).toEqual(
      parseCheck('for each image: before examine, require verify with not match = "no"'),
    );
  });

  test.each([
    ['for each exhibit: before collct, require photograph', 'sentence.unknown-verb', 'collct', 'collect'],
    ['for each exhibit: before collect, require foto', 'sentence.unknown-verb', 'foto', 'note'],
    [
      'for each exhibit: before collect, require photograph with skale = yes',
      'sentence.unknown-field',
      'skale',
      'scale',
    ],
    [
      'for each exhibit: before collect, require photograph with view = closeup',
      'sentence.unknown-choice',
      'closeup',
      'close-up',
    ],
    ['for each exhibit: befor collect, require photograph', 'sentence.unknown-form', 'befor', 'before'],
    ['for each exibit: before collect, require photograph', 'sentence.unknown-object', 'exibit', 'exhibit'],
    ['for each device where powr = on: never operate', 'sentence.unknown-attribute', 'powr', 'power'],
    [
      'for each device: after seize, require isolate within 5 minuts',
      'sentence.bad-duration',
      'minuts',
      'minute',
    ],
    [
      'for each exhibit: before collect, requires photograph',
      'sentence.unexpected-word',
      'requires',
      'require',
    ],
    [
      'for each exhibit: before collect, require photograph by anoter officer',
      'sentence.unexpected-word',
      'anoter',
      'another',
    ],
  ])('%s', (text, code, word, suggestion) => {
    expect(faultOf(text)).toMatchObject({ code, word, params: { suggestion } });
  });

  test.each([
    ['for each exhibit: before collect, require', 'sentence.unfinished', ''],
    ['for each exhibit: before collect & move, require photograph', 'sentence.bad-character', '&'],
    ['for each exhibit: before collect, require photograph with scale < yes', 'sentence.wrong-type', '<'],
    ['for each exhibit: whenever weigh, require mass-mg > much', 'sentence.wrong-type', 'much'],
    ['for each search: before enter, require authority with valid-until ≥ 18', 'sentence.wrong-type', '18'],
    ['for each exhibit: at least many photograph', 'sentence.bad-number', 'many'],
    ['for each exhibit: after weigh and count, require countersign', 'sentence.not-in-this-version', 'and'],
    ['for each exhibit on shelf: never move', 'sentence.unknown-object', 'shelf'],
    ['for each exhibit: after seize, require seal within 0 min', 'sentence.bad-duration', '0'],
    ['for each exhibit: never move unless note', 'sentence.unexpected-word', 'unless'],
    [`for each exhibit: ${'x'.repeat(3000)}`, 'sentence.too-long', 'x'],
  ])('%.60s', (text, code, word) => {
    expect(faultOf(text)).toMatchObject({ code, word });
  });

  test('no text makes the parser do anything but answer or fault, quickly', () => {
    const grammar =
      'for each exhibit device : before after require a new with by another same officer the and or not is recorded ( ) = ≥ , ; within 5 min in order never until unless photograph collect scale yes view'.split(
        ' ',
      );
    const noise = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc
        .array(fc.constantFrom(...grammar), { maxLength: 200 })
        .map((all) => `for each exhibit: ${all.join(' ')}`),
    );
    const started = performance.now();
    fc.assert(
      fc.property(noise, (text) => {
        try {
          const check = parseCheck(text);
          expect(parseCheck(printCheck(check))).toEqual(check);
        } catch (fault) {
          if (!(fault instanceof SentenceFault)) throw fault;
          expect(fault.at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('practice files', () => {
  const good = `---
id: one
version: 1.0.0
title: { en: One }
status: draft
publisher: test
applies-to: { scenes: [any], objects: [exhibit] }
steps:
  - id: one
    level: must
    severity: 3
    weight: 1
    check: 'for each exhibit: before collect, require photograph'
    why: { en: Because. }
    risk: { en: Doubt. }
    science: []
    law: { KR: none }
    examples:
      - { outcome: ok, title: fine, record: "09:00 a photograph X view overall scale no\\n09:01 a collect X" }
      - { outcome: bad, title: not, record: "09:01 a collect X" }
---
## en
Text.
`;
  const problems = (text: string): readonly { code: string; line: number; column: number }[] => {
    const parsed = parsePractice(text);
    return 'errors' in parsed ? parsed.errors : [];
  };

  test('a good file has no problems', () => expect(problems(good)).toEqual([]));

  test('a fault in the sentence points at the word in the file', () => {
    const text = good.replace('before collect, require', 'before colect, require');
    expect(problems(text)).toMatchObject([
      { code: 'sentence.unknown-verb', line: 13, column: 38, length: 6, params: { suggestion: 'collect' } },
    ]);
    const line = text.split('\n')[12]!;
    expect(line.slice(37, 43)).toBe('colect');
  });

  test.each([
    ['no front matter', 'id: one', 'file.no-front-matter'],
    ['broken YAML', good.replace('title: { en: One }', 'title: { en: One'), 'file.bad-yaml'],
    ['a missing key', good.replace('publisher: test\n', ''), 'file.missing'],
    ['an unknown key', good.replace('publisher: test', 'publisher: test\nauthor: me'), 'file.unknown-key'],
    ['a wrong type', good.replace('severity: 3', 'severity: 9'), 'file.wrong-type'],
    ['markup in the title', good.replace('{ en: One }', '{ en: "<b>One</b>" }'), 'file.markup'],
    ['markup in the prose', good.replace('Text.', '<script>x</script>'), 'file.markup'],
    ['no bad example', good.replace(/ {6}- \{ outcome: bad.*\n/, ''), 'file.no-example'],
    [
      'an example nobody can read',
      good.replace('09:01 a collect X" }\n---', '09:01 a colect X" }\n---'),
      'file.bad-example',
    ],
    ['no English prose', good.replace('## en', '## vi'), 'file.no-prose'],
    [
      'a law row said to be reviewed by nobody',
      good.replace('KR: none', 'KR: { citation: x, says: y, status: reviewed, seen: read }'),
      'file.missing',
    ],
    [
      'an alias',
      good
        .replace('why: { en: Because. }', 'why: &w { en: Because. }')
        .replace('risk: { en: Doubt. }', 'risk: *w'),
      'file.wrong-type',
    ],
    ['a file too large', good + 'x'.repeat(70_000), 'file.too-large'],
    ['nesting without end', good.replace('{ KR: none }', '['.repeat(20_000)), 'file.bad-yaml'],
  ])('%s', (_, text, code) => {
    expect(problems(text).map((problem) => problem.code)).toContain(code);
  });

  test('random damage to a file is answered with problems or a practice', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(30), fc.string({ maxLength: 12 }), (at, cut, insert) => {
        const parsed = parsePractice(good.slice(0, at) + insert + good.slice(at + cut));
        expect('practice' in parsed || parsed.errors.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
