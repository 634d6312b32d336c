import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryRefusals, errorStatus, parseEntry, paths } from '../src/index.ts';

const catalogue = ['server', 'course-lti']
  .map((name) => readFileSync(join(import.meta.dirname, `../../../content/phrases/en/${name}.po`), 'utf8'))
  .join('\n');
const worded = new Set([...catalogue.matchAll(/^msgid "(.+)"\nmsgstr ".+"/gm)].map((match) => match[1]));

const digest = 'a'.repeat(64);
const good = {
  header: {
    v: 0,
    kind: 'note.written',
    stream: 'case:x',
    feed: digest,
    seq: 0,
    prev: null,
    hlc: '115343360000000',
    key: digest,
    seen: null,
    root: digest,
  },
  signature: `${'A'.repeat(86)}==`,
  body: {
    claimed: { start: 1, offsetMinutes: 420, zone: 'Asia/Bangkok' },
    recorded: 1,
    clock: { source: 'device', uncertaintyMs: 0, epoch: 0 },
    performer: 'p',
    role: 'lead',
    enteredVia: 'hand',
    objects: [],
    informedBy: [],
    fields: { text: 'seen', count: 2, net: true, list: ['a'] },
    attachments: [{ sha256: digest, size: 3, mediaType: 'image/png', kind: 'photograph' }],
  },
  secret: `${'A'.repeat(43)}=`,
};

/** `good` with the value at `path` replaced; `undefined` leaves it out. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(good) as Record<string, unknown>;
  const steps = path.split('.');
  let at = copy;
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[steps.at(-1) ?? ''] = value;
  return JSON.parse(JSON.stringify(copy));
}

test('an entry of the right shape is read as it is', () => {
  expect(parseEntry(good)).toEqual({ entry: good });
});

const wrong: [string, unknown][] = [
  ['header.v', 1],
  ['header.kind', 7],
  ['header.stream', 'person:x'],
  ['header.stream', 'case:../x'],
  ['header.feed', 'A'.repeat(64)],
  ['header.seq', -1],
  ['header.seq', 1.5],
  ['header.prev', undefined],
  ['header.hlc', '007'],
  ['header.hlc', '-1'],
  ['header.extra', 1],
  ['signature', 'AAAA'],
  ['secret', `${'-'.repeat(43)}=`],
  ['body.recorded', 2 ** 53],
  ['body.recorded', 0.5],
  ['body.claimed.start', 'now'],
  ['body.clock.source', 'sundial'],
  ['body.enteredVia', 'telepathy'],
  ['body.fields', { nested: { a: 1 } }],
  ['body.fields', { half: 0.5 }],
  ['body.fields', []],
  ['body.informedBy', ['x']],
  ['body.attachments', [{ sha256: digest, size: 3, mediaType: 'x' }]],
  ['body.extra', true],
  ['extra', null],
];

test.each(wrong)('%s = %j is refused, naming the place', (path, value) => {
  const parsed = parseEntry(changed(path, value));
  expect(parsed).toHaveProperty('fault');
  expect('fault' in parsed ? parsed.fault : '').not.toBe('');
});

test('no JSON value makes the reader throw', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => 'fault' in parseEntry(value)));
});

test('every refusal has a status and words', () => {
  const codes = [...Object.keys(errorStatus), ...entryRefusals];
  console.log(`phrases: ${codes.length} refusals looked at`);
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !worded.has(`error.${code}`))).toEqual([]);
  for (const status of Object.values(errorStatus)) expect(status).toBeGreaterThanOrEqual(400);
});

test('ids from outside are escaped in paths', () => {
  expect(paths.entries('case:a/../b')).toBe('/api/streams/case%3Aa%2F..%2Fb/entries');
  expect(paths.view('x', '../truth')).toBe('/api/exercises/x/views/..%2Ftruth');
  expect(paths.signIn('T')).toBe('/sign-in#T');
});
