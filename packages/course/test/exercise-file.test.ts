import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, toUtf8 } from '@tracecraft/bytes';
import { writeStoredZip } from '@tracecraft/record';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  lintExercise,
  openExercise,
  packExercise,
  parseExercise,
  type ContentFault,
  type ExerciseParts,
} from '../src/index.ts';
import { exercise, readContent } from './case-builder.ts';

const folder = join(import.meta.dirname, '../../../content/exercises');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function partsOf(id: string): ExerciseParts {
  const views = readdirSync(join(folder, id, 'views'));
  return {
    exercise: readContent(`exercises/${id}/exercise.yaml`),
    truth: readContent(`exercises/${id}/truth.yaml`),
    rubrics: { testimony: readContent('rubrics/testimony.yaml') },
    views: Object.fromEntries(
      views.map((name) => [name.replace('.svg', ''), readFileSync(join(folder, id, 'views', name), 'utf8')]),
    ),
  };
}
const parts = partsOf('blue-tape');
function packed(of: ExerciseParts = parts): Uint8Array<ArrayBuffer> {
  const made = packExercise(of);
  if ('errors' in made) throw new Error(JSON.stringify(made.errors));
  return made.bytes;
}
const told = (read: object): string[] =>
  'errors' in read
    ? (read.errors as readonly ContentFault[]).map((one) => `${one.document} ${one.path} ${one.code}`)
    : ['opened'];

/** A file made by somebody else: a manifest that fits its parts, unless `manifest` says otherwise. */
function forged(
  files: Readonly<Record<string, string>>,
  manifest: Readonly<Record<string, string | number>> = {},
) {
  const list = Object.entries(files).map(([name, text]) => ({ name, bytes: toUtf8(text) }));
  const json = canonicalJson({
    format: 'tracecraft-exercise',
    version: 1,
    exercise: 'blue-tape',
    'exercise-version': '1.0.0',
    parts: Object.fromEntries(list.map(({ name, bytes }) => [name, sha256(bytes)])),
    ...manifest,
  });
  return writeStoredZip([{ name: 'manifest.json', bytes: toUtf8(`${json}\n`) }, ...list]);
}
const filesOf = ({ exercise: brief, truth, views }: ExerciseParts): Record<string, string> => ({
  'exercise.yaml': brief,
  'truth.yaml': truth,
  ...Object.fromEntries(Object.entries(views).map(([name, svg]) => [`views/${name}.svg`, svg])),
});

describe('an exercise as one file', () => {
  test.each(['blue-tape', 'sotm24'])(
    '%s packed is opened as what it was; an ordinary unzip reads it',
    (id) => {
      const bytes = packed(partsOf(id));
      const opened = openExercise(bytes);
      if ('errors' in opened) throw new Error(JSON.stringify(opened.errors));
      expect(opened.exercise).toEqual(exercise(id));
      expect(opened.parts).toEqual(partsOf(id));
      expect(opened.rubrics.map((one) => one.id)).toEqual(['testimony']);
      expect(opened.digest).toBe(sha256(bytes));
      const plain = unzipSync(bytes);
      expect(new TextDecoder().decode(plain['exercise.yaml'])).toBe(partsOf(id).exercise);
      expect(Object.keys(plain).some((name) => /\.(img|gz|dd)$/.test(name))).toBe(false);
    },
  );

  test('the same parts give the same bytes, whatever order they were named in', () => {
    const views = Object.fromEntries(Object.entries(parts.views).toReversed());
    expect(packed({ ...parts, views })).toEqual(packed());
    expect(packed({ ...parts, truth: `${parts.truth}\n# changed` })).not.toEqual(packed());
  });

  test('one flipped byte anywhere is found', () => {
    const bytes = packed();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const altered = bytes.slice();
        altered[at] = (altered[at] ?? 0) ^ flip;
        expect(told(openExercise(altered))).not.toEqual(['opened']);
      }),
      { numRuns: 60 },
    );
  });

  test('any cut, any garbage is refused in words, never a crash', () => {
    const bytes = packed();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (cut) => {
        expect(told(openExercise(bytes.slice(0, cut)))).toEqual(['package  not-a-package']);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
        expect(told(openExercise(garbage))).toEqual(['package  not-a-package']);
      }),
    );
    expect(told(openExercise(new Uint8Array(9 * 1024 * 1024)))).toEqual(['package  too-large']);
  });
});

describe('an exercise file that should not be accepted', () => {
  const files = filesOf(parts);

  test('of a newer format: the versions are told, and nothing else is looked at', () => {
    const newer = openExercise(forged({ 'exercise.yaml': 'who: knows' }, { version: 2 }));
    expect(newer).toEqual({
      errors: [
        { code: 'version-newer', document: 'package', path: 'manifest.json', params: { found: 2, most: 1 } },
      ],
    });
  });

  test.each([
    ['another format', forged(files, { format: 'other' }), 'package manifest.json not-a-package'],
    ['no version', forged(files, { version: 0 }), 'package manifest.json not-a-package'],
    [
      'a path out of its folder',
      forged({ ...files, 'views/../../x.svg': '<svg/>' }),
      'package views/../../x.svg part-unknown',
    ],
    ['a stranger', forged({ ...files, 'run.sh': 'true' }), 'package run.sh part-unknown'],
    [
      'an image inside',
      forged({ ...files, 'evidence/usb.img': 'x' }),
      'package evidence/usb.img part-unknown',
    ],
    [
      'a drawing with a script',
      forged({ ...files, 'views/phone.svg': '<svg><script>1</script></svg>' }),
      'package views/phone.svg unsafe-drawing',
    ],
    [
      'a drawing that loads',
      forged({ ...files, 'views/phone.svg': '<svg><image href="https://example.example/a"/></svg>' }),
      'package views/phone.svg unsafe-drawing',
    ],
    [
      'a drawing with a handler',
      forged({ ...files, 'views/phone.svg': '<svg onload="1"></svg>' }),
      'package views/phone.svg unsafe-drawing',
    ],
    [
      'a manifest of other parts',
      forged(files, { 'exercise-version': '9.9.9' }),
      'package manifest.json part-altered',
    ],
  ])('%s', (_, bytes, fault) => expect(told(openExercise(bytes))).toContain(fault));

  test('a missing truth, a missing drawing, a hash that is not the part’s', () => {
    const { 'truth.yaml': _truth, ...noTruth } = files;
    expect(told(openExercise(forged(noTruth)))).toContain('package truth.yaml part-missing');
    const { 'views/phone.svg': _phone, ...noPhone } = files;
    expect(told(openExercise(forged(noPhone)))).toContain('package views/phone.svg part-missing');
    const honest = JSON.stringify(sha256(toUtf8(files['truth.yaml']!)));
    const bytes = forged(files);
    const swapped = new TextDecoder('latin1').decode(bytes).replace(honest, JSON.stringify('0'.repeat(64)));
    const altered = writeStoredZip([
      {
        name: 'manifest.json',
        bytes: toUtf8(/\{.*\}\n/.exec(swapped)![0]),
      },
      ...Object.entries(files).map(([name, text]) => ({ name, bytes: toUtf8(text) })),
    ]);
    expect(told(openExercise(altered))).toEqual(['package truth.yaml part-altered']);
  });
});

describe('truth, injects and hints that can’t be', () => {
  const wrongTruth = (from: string, to: string): string[] => {
    expect(parts.truth).toContain(from);
    return told(parseExercise(parts.exercise, parts.truth.replace(from, to)));
  };

  test.each([
    ['minutes: 80 }', 'minutes: 120 }', 'truth injects.evidence-van never-after-end'],
    ['until: 60', 'until: 14', 'truth injects.landlord-at-door never-until'],
    [
      'unless: { verb: isolate, thing: phone }',
      'unless: { verb: mark }',
      'truth injects.phone-rings never-same-act',
    ],
    [
      'when: { minutes: 80 }',
      'when: { minutes: 80, delay: 3 }',
      'truth injects.evidence-van delay-of-nothing',
    ],
    ['verb: enter', 'verb: barge-in', 'truth injects.landlord-at-door.when unknown-reference'],
    [
      'verb: isolate, thing: phone',
      'verb: isolate, thing: telephone',
      'truth injects.phone-rings.when unknown-reference',
    ],
    [
      'verb: isolate, thing: phone',
      'verb: isolate, thing: ledger',
      'truth injects.phone-rings.when never-such-act',
    ],
    [
      'verb: isolate, thing: phone',
      'verb: enter, thing: phone',
      'truth injects.phone-rings.when never-such-act',
    ],
    ['to: digital-responder', 'to: digital-respnder', 'truth injects.phone-rings.to unknown-reference'],
    ['id: phone-rings', 'id: draught', 'truth truth.injects duplicate-id'],
    ['price: 60', 'price: 0', 'truth hints.tape-container.price without-price'],
    ['    price: 60\n', '', 'truth hints[1].price missing'],
    ['about: tape-roll', 'about: tape', 'truth hints.tape-container.about unknown-reference'],
    [
      'answers: [customers]',
      'answers: [card-debts]',
      'truth decoys.ledger-of-customers.answers accepted-decoy',
    ],
  ])('%s → %s: %s', (from, to, fault) => expect(wrongTruth(from, to)).toContain(fault));

  test('practices, steps and rubrics that are nowhere are told when the content is at hand', () => {
    const one = exercise('blue-tape');
    const all = new Map(one.practices.ids.map((id) => [id, new Set([id])]));
    expect(lintExercise(one, { practices: all, rubrics: new Set() })).toEqual([]);
    const fewer = new Map(
      [...all].filter(([id]) => id !== 'fresh-gloves').map(([id]) => [id, new Set<string>()]),
    );
    const found = lintExercise({ ...one, rubrics: ['own'] }, { practices: fewer, rubrics: new Set() });
    expect(told({ errors: found })).toEqual(
      expect.arrayContaining([
        'exercise practices.ids unknown-reference',
        'truth duties.seal-and-label.step unknown-reference',
        'exercise rubrics unknown-reference',
      ]),
    );
  });

  test('a trainee’s brief offers hints without their text and says nothing of injects', () => {
    const { truth: _truth, ...brief } = exercise('blue-tape');
    expect(brief.hints?.[0]).toEqual({ id: 'phone-choice', about: 'phone', price: 100 });
    expect(JSON.stringify(brief)).not.toMatch(/landlord-at-door|somebody far away/);
  });
});
