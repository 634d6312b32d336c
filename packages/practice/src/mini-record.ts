import { canonicalBytes, portableHashing, toHex, type Json } from '@tracecraft/bytes';
import {
  eventId,
  kindOfVerb,
  objectsTouched,
  type CaseEvent,
  type EventBody,
  type EventHeader,
  type EventKind,
  type ObjectRole,
} from '@tracecraft/record';
import { nearest } from './language/suggest.ts';
import { verbs } from './language/words.ts';
import {
  MINI_DAY,
  MiniRecordError,
  MINUTE,
  parseFields,
  parseTime,
  PLAIN,
  splitOptions,
  take,
  wordsOf,
  type LineOptions,
} from './mini-record-words.ts';

export { MINI_DAY, MiniRecordError } from './mini-record-words.ts';

/**
 * Events of a compact text, one act a line: `09:00 budi photograph X scale yes view close-up`.
 * Time (`HH:MM`, `HH:MM:SS`, with `2d` before it for the second day), officer, verb, names of what it touches (capital
 * letter first; the last names what the act creates), fields and values; a list is `one,two`, an event the number of
 * its line. Braces at the end: `{on tablet, recorded 10:30, lasts 5 min, offset 420, clock 5 s, epoch 1, sees 1 2,
 * picture}`. The case is opened in line 0. Not signed: for examples, vectors and tests.
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
  /** Types of what a name stands for, as far as the record told. */
  private readonly types = new Map<string, readonly string[]>();
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
    const fields = parseFields(kind, words, number, {
      idOf: (name) => this.idOf(name),
      idOfLine: (line) => this.byLine.get(line),
    });
    const event = this.write(kind.kind, { time, performer, objects, fields, options, number });
    this.byLine.set(number, event.id);
    if (creates === null) return;
    this.names.set(creates, event.id);
    const created = objectsTouched(event).filter(({ id }) => id === event.id);
    this.types.set(
      creates,
      created.map(({ type }) => type),
    );
  }

  private open(time: number): void {
    const fields = { setting: 'exercise', title: 'mini-record' };
    const event = this.write('case.opened', {
      time: time - MINUTE,
      performer: 'opener',
      objects: [],
      fields,
      options: PLAIN,
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
    const free = [...roles];
    const named = names.map((name) => {
      const role = takeRole(free, this.types.get(name), names.length < roles.length);
      if (role === undefined)
        throw new MiniRecordError(number, names.join(' '), `${roles.length} name(s) for ${kind.kind}`);
      return { role: role.role, type: role.type, id: this.idOf(name) };
    });
    if (free.some((role) => role.required))
      throw new MiniRecordError(number, names.join(' '), `${roles.length} name(s) for ${kind.kind}`);
    const devices = names
      .filter(
        (name) => this.types.get(name)?.includes('device') && roles.every(({ type }) => type !== 'device'),
      )
      .map((name) => ({ role: 'device', type: 'device', id: this.idOf(name) }));
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
      options: LineOptions;
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
      claimed: {
        start: act.time,
        ...(options.lastsMs > 0 ? { end: act.time + options.lastsMs } : {}),
        offsetMinutes: options.offsetMinutes,
        zone: 'UTC',
      },
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

/**
 * Takes the role a name fills: the first, or with roles to spare the first of a type it is known under. A device is an
 * exhibit too; where both roles are open it is the device.
 */
function takeRole(
  free: ObjectRole[],
  types: readonly string[] | undefined,
  spare: boolean,
): ObjectRole | undefined {
  const fits = (type: string): boolean => types === undefined || types.includes(type);
  const device = types?.includes('device') === true ? free.findIndex(({ type }) => type === 'device') : -1;
  const at = !spare ? 0 : device >= 0 ? device : free.findIndex(({ type }) => fits(type));
  return free.splice(Math.max(0, at), 1)[0];
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
