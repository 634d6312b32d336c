import { canonicalBytes, portableHashing, toHex, type Json } from '@tracecraft/bytes';
import {
  eventId,
  kindOfVerb,
  type CaseEvent,
  type EventBody,
  type EventHeader,
  type EventKind,
  type FieldSpec,
  type FieldValue,
} from '@tracecraft/record';
import { nearest } from './language/suggest.ts';
import { verbs } from './language/words.ts';

/** A mini-record that cannot be read: line (from 1) and what is wrong. */
export class MiniRecordError extends Error {
  readonly code = 'practice.mini-record';
  readonly line: number;
  readonly params: { readonly found: string; readonly expected: string; readonly suggestion: string };

  constructor(line: number, found: string, expected: string, suggestion = '') {
    super(
      `line ${line}: '${found}', expected ${expected}${suggestion === '' ? '' : `; did you mean '${suggestion}'?`}`,
    );
    this.name = 'MiniRecordError';
    this.line = line;
    this.params = { found, expected, suggestion };
  }
}

/** Midnight the times of a mini-record count from: 2 March 2026, UTC. */
export const MINI_DAY = Date.UTC(2026, 2, 2);

interface Options {
  readonly feed: string;
  readonly recorded: number | null;
  readonly uncertaintyMs: number;
  readonly epoch: number;
  readonly sees: readonly number[];
  readonly pictured: boolean;
}

const MINUTE = 60_000;

/**
 * Events of a compact text, one act a line: `09:00 budi photograph X scale yes view close-up`.
 * Time (`HH:MM`, `HH:MM:SS`, with `2d` before it for the second day), officer, verb, names of what it touches (capital
 * letter first; the last names what the act creates), fields and values; a list is `one,two`. Braces at the end: `{on tablet, recorded 10:30,
 * clock 5 s, epoch 1, sees 1 2, picture}`. The case is opened in line 0. Not signed: for examples, vectors and tests.
 */
export function miniRecord(lines: string): readonly CaseEvent[] {
  return built(lines).events;
}

/** Id of the object a mini-record calls `name`, or undefined. */
export function miniObject(lines: string, name: string): string | undefined {
  return built(lines).names.get(name);
}

function built(lines: string): Builder {
  const builder = new Builder();
  for (const [i, line] of lines.split('\n').entries()) {
    const text = line.replace(/#.*$/, '').trim();
    if (text !== '') builder.line(text, i + 1);
  }
  return builder;
}

class Builder {
  readonly events: CaseEvent[] = [];
  readonly names = new Map<string, string>();
  private readonly byLine = new Map<number, string>();
  private readonly feeds = new Map<string, { seq: number; id: string }>();
  private readonly devices = new Set<string>();
  private ticks = 0;
  private caseId = '';

  line(text: string, number: number): void {
    const { body, options } = splitOptions(text, number);
    const words = wordsOf(body);
    const time = parseTime(words, number);
    if (this.events.length === 0) this.open(time);
    const performer = take(words, number, 'officer');
    const verb = take(words, number, 'verb');
    const kind = kindOfVerb(verb);
    if (kind === undefined) throw new MiniRecordError(number, verb, 'a verb', nearest(verb, verbs()) ?? '');
    const { objects, creates } = this.objects(kind, words, number);
    const fields = parseFields(kind, words, number);
    const event = this.write(kind.kind, { time, performer, objects, fields, options, number });
    this.byLine.set(number, event.id);
    if (creates !== null) this.names.set(creates, event.id);
    if (creates !== null && ['phone', 'storage-device', 'computer'].includes(String(fields['kind'])))
      this.devices.add(creates);
  }

  private open(time: number): void {
    const options = { feed: 'device', recorded: null, uncertaintyMs: 0, epoch: 0, sees: [], pictured: false };
    const fields = { setting: 'exercise', title: 'mini-record' };
    const event = this.write('case.opened', {
      time: time - MINUTE,
      performer: 'opener',
      objects: [],
      fields,
      options,
      number: 0,
    });
    this.caseId = event.id;
    this.byLine.set(0, event.id);
  }

  /** Names in the order the kind declares its roles; one name more is what the act creates. */
  private objects(
    kind: EventKind,
    words: string[],
    number: number,
  ): { objects: EventBody['objects']; creates: string | null } {
    const names: string[] = [];
    while (/^[A-Z][A-Za-z0-9]*$/.test(words[0] ?? '') && !Object.hasOwn(kind.fields, words[0]!))
      names.push(words.shift()!);
    const creates = kind.creates !== undefined && names.length > 0 ? names.pop()! : null;
    const roles = kind.objects.filter(({ type }) => type !== 'scene' && type !== 'search' && type !== 'case');
    const used =
      roles.length > 1 && names.length === 1
        ? roles.filter(({ type }) => (type === 'device') === this.devices.has(names[0]!))
        : roles;
    if (names.length > used.length || used.slice(names.length).some((role) => role.required))
      throw new MiniRecordError(number, names.join(' '), `${used.length} name(s) for ${kind.kind}`);
    const named = names.map((name, i) => ({ role: used[i]!.role, type: used[i]!.type, id: this.idOf(name) }));
    const extra = names.filter(
      (name) => this.devices.has(name) && used.every(({ type }) => type !== 'device'),
    );
    const devices = extra.map((name) => ({ role: 'device', type: 'device', id: this.idOf(name) }));
    const own = kind.objects
      .filter(({ type }) => type === 'scene' || type === 'search')
      .map(({ role, type }) => ({ role, type, id: this.caseId }));
    return { objects: [...named, ...devices, ...own], creates };
  }

  private idOf(name: string): string {
    return this.names.get(name) ?? name;
  }

  private write(
    kind: string,
    act: {
      time: number;
      performer: string;
      objects: EventBody['objects'];
      fields: EventBody['fields'];
      options: Options;
      number: number;
    },
  ): CaseEvent {
    const { options, number } = act;
    const recorded = options.recorded ?? act.time;
    const informedBy = options.sees.map((line) => {
      const id = this.byLine.get(line);
      if (id === undefined) throw new MiniRecordError(number, `sees ${line}`, 'an earlier line');
      return id;
    });
    const body: EventBody = {
      claimed: { start: act.time, offsetMinutes: 0, zone: 'UTC' },
      recorded,
      clock: { source: 'device', uncertaintyMs: options.uncertaintyMs, epoch: options.epoch },
      performer: act.performer,
      role: 'lead',
      enteredVia: 'script',
      objects: act.objects,
      informedBy,
      fields: act.fields,
      attachments: options.pictured
        ? [{ sha256: '0'.repeat(64), size: 1, mediaType: 'image/jpeg', kind: 'photograph' }]
        : [],
    };
    const event = sealed(body, kind, this.feeds.get(options.feed) ?? null, options.feed, ++this.ticks);
    this.feeds.set(options.feed, { seq: event.header.seq, id: event.id });
    this.events.push(event);
    return event;
  }
}

/** Header with a plain hash of the body as root: the ids link as they do in a real record. */
function sealed(
  body: EventBody,
  kind: string,
  previous: { seq: number; id: string } | null,
  feed: string,
  tick: number,
): CaseEvent {
  const header: EventHeader = {
    v: 0,
    kind,
    stream: 'case:mini',
    feed: toHex(portableHashing.sha256(canonicalBytes(feed))),
    seq: previous === null ? 0 : previous.seq + 1,
    prev: previous?.id ?? null,
    hlc: (
      (BigInt(MINI_DAY) << 16n) +
      BigInt(Math.max(0, body.recorded - MINI_DAY)) * 65_536n +
      BigInt(tick)
    ).toString(),
    key: feed,
    seen: null,
    root: toHex(portableHashing.sha256(canonicalBytes(body as unknown as Json))),
  };
  return { id: eventId(portableHashing, header), header, body };
}

function splitOptions(text: string, number: number): { body: string; options: Options } {
  const found = /^(.*?)\s*\{([^{}]*)\}$/.exec(text);
  const options = {
    feed: 'device',
    recorded: null as number | null,
    uncertaintyMs: 0,
    epoch: 0,
    sees: [] as number[],
    pictured: false,
  };
  for (const part of (found?.[2] ?? '')
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')) {
    const [word, ...rest] = part.split(/\s+/);
    if (word === 'on') options.feed = rest.join(' ');
    else if (word === 'recorded') options.recorded = parseTime(rest, number);
    else if (word === 'clock') options.uncertaintyMs = Number(rest[0]) * (rest[1] === 'min' ? MINUTE : 1000);
    else if (word === 'epoch') options.epoch = Number(rest[0]);
    else if (word === 'sees') options.sees = rest.map(Number);
    else if (word === 'picture') options.pictured = true;
    else throw new MiniRecordError(number, part, 'on | recorded | clock | epoch | sees | picture');
  }
  return { body: found?.[1] ?? text, options };
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');
}

function parseTime(words: string[], number: number): number {
  const day = /^(\d)d$/.exec(words[0] ?? '');
  if (day !== null) words.shift();
  const text = words.shift() ?? '';
  const found = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (found === null) throw new MiniRecordError(number, text, 'a time, HH:MM');
  const seconds = Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
  return MINI_DAY + (day === null ? 0 : Number(day[1]) - 1) * 86_400_000 + seconds * 1000;
}

function take(words: string[], number: number, expected: string): string {
  const word = words.shift();
  if (word === undefined) throw new MiniRecordError(number, 'end of line', expected);
  return word;
}

function parseFields(kind: EventKind, words: string[], number: number): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  while (words.length > 0) {
    const name = words.shift()!;
    const spec = kind.fields[name];
    if (spec === undefined)
      throw new MiniRecordError(
        number,
        name,
        `a field of ${kind.kind}`,
        nearest(name, Object.keys(kind.fields)) ?? '',
      );
    fields[name] = parseValue(spec, words, number);
  }
  return fields;
}

function parseValue(spec: FieldSpec, words: string[], number: number): FieldValue {
  if (spec.type === 'time') return parseTime(words, number);
  const word = take(words, number, 'a value');
  if (spec.type === 'list') return word.split(',').map((item) => item.trim());
  if (spec.type === 'integer') return Number(word);
  if (spec.type !== 'yes-no') return word;
  if (word !== 'yes' && word !== 'no') throw new MiniRecordError(number, word, 'yes | no');
  return word === 'yes';
}
