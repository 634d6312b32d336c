import fc from 'fast-check';
import {
  kindNamed,
  type CaseEvent,
  type FieldSpec,
  type FieldValue,
  type ObjectRef,
} from '@tracecraft/record';
import { MINI_DAY } from '@tracecraft/practice';

/** One act of a random record before it is written down. */
interface Draft {
  readonly kind: string;
  readonly feed: number;
  readonly officer: number;
  readonly exhibit: number;
  readonly gap: number;
  readonly claimedAgo: number;
  readonly lasts: number;
  readonly uncertainty: number;
  readonly epoch: number;
  readonly sees: number;
  readonly target: number;
  readonly fields: readonly number[];
}

const KINDS = [
  'exhibit.photographed',
  'exhibit.collected',
  'exhibit.moved',
  'exhibit.sealed',
  'exhibit.labelled',
  'exhibit.packaged',
  'exhibit.weighed',
  'exhibit.countersigned',
  'exhibit.described',
  'gloves.changed',
  'custody.offered',
  'custody.accepted',
  'custody.refused',
  'device.observed',
  'device.isolated',
  'device.operated',
  'device.powered-off',
  'memory.captured',
  'write-blocker.attached',
  'image.acquired',
  'image.hashed',
  'image.verified',
  'image.examined',
  'authority.recorded',
  'scene.entered',
  'scene.released',
  'waiver.recorded',
  'record.retracted',
  'record.corrected',
  'departure.explained',
  'note.written',
  'exhibit.recognised',
  'exhibit.protected',
  'exhibit.sampled',
  'seal.opened',
  'scene.exited',
  'zone.searched',
  'zone.left',
  'plan.written',
  'officer.joined',
  'inventory.signed',
  'report.issued',
  'testimony.given',
];

const LISTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  scope: [['all'], ['drugs', '2'], ['phone'], ['1', '0']],
  departures: [[], ['p'], ['p1/p1'], ['p', 'p1', 'p2/p2']],
};

const MIN = 60_000;

function draftOf(likely: readonly string[]): fc.Arbitrary<Draft> {
  const any = fc.constantFrom(...KINDS);
  return fc.record({
    kind: likely.length === 0 ? any : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...likely) }, any),
    feed: fc.nat(2),
    officer: fc.nat(1),
    exhibit: fc.nat(1),
    gap: fc.constantFrom(0, 0, 1000, 30_000, 2 * MIN, 4 * MIN, 6 * MIN, 40 * MIN),
    claimedAgo: fc.constantFrom(0, 0, 0, 0, 0, 30_000, 5 * MIN, 15 * MIN, 20 * MIN, 2 * 60 * MIN),
    lasts: fc.constantFrom(0, 0, 0, 1000, 5 * MIN),
    uncertainty: fc.constantFrom(0, 0, 0, 1000, MIN, 10 * MIN),
    epoch: fc.constantFrom(0, 0, 0, 0, 0, 1),
    sees: fc.integer({ min: -12, max: 12 }),
    target: fc.nat(15),
    fields: fc.array(fc.nat(11), { minLength: 6, maxLength: 6 }),
  });
}

/**
 * Records of up to `size` acts on two exhibits (the second a phone), three devices, two officers, any clocks; mostly of
 * the kinds that are `likely`.
 */
export function randomRecord(
  size: number,
  likely: readonly string[] = [],
): fc.Arbitrary<readonly CaseEvent[]> {
  return fc.array(draftOf(likely), { maxLength: size, size: 'max' }).map(write);
}

const id = (n: number): string => n.toString(16).padStart(64, '0');

function write(drafts: readonly Draft[]): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  const feeds = new Map<number, { seq: number; id: string }>();
  let clock = MINI_DAY + 9 * 60 * MIN;
  const images: string[] = [];
  const all: readonly Draft[] = [
    opening('case.opened', 0),
    opening('exhibit.recognised', 0),
    opening('exhibit.recognised', 1),
    ...drafts,
  ];
  for (const [n, one] of all.entries()) {
    clock += one.gap;
    const previous = feeds.get(one.feed);
    const seq = previous === undefined ? 0 : previous.seq + 1;
    const known = events[events.length - 1 - (one.sees - 1)];
    const event: CaseEvent = {
      id: id(n + 1),
      header: {
        v: 0,
        kind: one.kind,
        stream: 'case:x',
        feed: `feed-${one.feed}`,
        seq,
        prev: previous?.id ?? null,
        hlc: (BigInt(clock) * 65_536n + BigInt(n)).toString(),
        key: `key-${one.feed}`,
        seen: null,
        root: '',
      },
      body: {
        claimed: {
          start: clock - one.claimedAgo,
          ...(one.lasts > 0 ? { end: clock - one.claimedAgo + one.lasts } : {}),
          offsetMinutes: [0, 0, 420, -300][one.officer + one.exhibit]!,
          zone: 'UTC',
        },
        recorded: clock,
        clock: { source: 'device', uncertaintyMs: one.uncertainty, epoch: one.epoch },
        performer: `officer-${one.officer}`,
        role: 'lead',
        enteredVia: 'hand',
        objects: objectsOf(one, images),
        informedBy: one.sees > 0 && known !== undefined ? [known.id] : [],
        fields: fieldsOf(one, clock),
        attachments: [],
      },
    };
    feeds.set(one.feed, { seq, id: event.id });
    if (one.kind === 'image.acquired') images.push(event.id);
    events.push(event);
  }
  return events;
}

function opening(kind: string, exhibit: number): Draft {
  return {
    kind,
    feed: 0,
    officer: 0,
    exhibit,
    gap: 0,
    claimedAgo: 0,
    lasts: 0,
    uncertainty: 0,
    epoch: 0,
    sees: 0,
    target: 0,
    fields: [0, 1, 2, 3, 4, 5],
  };
}

function objectsOf(one: Draft, images: readonly string[]): readonly ObjectRef[] {
  const exhibit = id(2 + one.exhibit);
  return (kindNamed(one.kind)?.objects ?? []).flatMap(({ role, type }): ObjectRef[] => {
    if (type === 'exhibit') return [{ role, type, id: exhibit }];
    if (type === 'device') return [{ role, type, id: id(3) }];
    if (type === 'image')
      return [{ role, type, id: images[one.target % Math.max(1, images.length)] ?? id(999) }];
    return one.target % 3 === 0 ? [] : [{ role, type, id: id(1) }];
  });
}

function fieldsOf(one: Draft, clock: number): Readonly<Record<string, FieldValue>> {
  if (one.kind === 'record.retracted') return { target: id(2 + one.target), reason: 'x' };
  if (one.kind === 'record.corrected') return correction(one);
  if (one.kind === 'departure.explained') return { practice: 'p', reason: 'x' };
  const fields: Record<string, FieldValue> = {};
  for (const [i, [name, spec]] of Object.entries(kindNamed(one.kind)?.fields ?? {}).entries()) {
    const roll = one.fields[i % one.fields.length]!;
    // One in six fields is not recorded, also where it should be: old or foreign records are like that.
    if (roll % 6 === 5 && one.kind !== 'exhibit.recognised') continue;
    fields[name] = valueOf(name, spec, roll, clock);
  }
  if (one.kind === 'exhibit.recognised') fields['kind'] = one.exhibit === 1 ? 'phone' : 'drugs';
  return fields;
}

function valueOf(name: string, spec: FieldSpec, roll: number, clock: number): FieldValue {
  if (spec.type === 'choice') return spec.choices![roll % Math.min(3, spec.choices!.length)]!;
  if (spec.type === 'yes-no') return roll % 2 === 0;
  if (spec.type === 'integer') return roll;
  if (spec.type === 'time') return clock + (roll - 4) * 5 * MIN;
  if (spec.type === 'person') return `officer-${roll % 2}`;
  if (spec.type === 'list') return LISTS[name]?.[roll % 4] ?? [[], ['aa'], ['bb'], ['aa', 'bb']][roll % 4]!;
  return name === 'practice' ? (roll % 2 === 0 ? 'p' : 'q') : ['aa', 'bb', ''][roll % 3]!;
}

const CORRECTIONS: readonly (readonly [string, string])[] = [
  ['/fields/scale', 'yes'],
  ['view', 'close-up'],
  ['/power', 'on'],
  ['fields/to', 'officer-1'],
  ['value', 'aa'],
  ['/fields/valid-until', String(MINI_DAY)],
  ['zones', 'aa, bb'],
  ['zone', 'bb'],
];

function correction(one: Draft): Readonly<Record<string, FieldValue>> {
  const [path, value] = CORRECTIONS[one.fields[0]! % CORRECTIONS.length]!;
  return { target: id(2 + one.target), path, value, reason: 'x' };
}
