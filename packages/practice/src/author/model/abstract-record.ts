import type { CaseEvent } from '@tracecraft/record';
import { MINI_DAY, miniRecord } from '../../mini-record.ts';
import type { Letter } from './letter.ts';
import type { Prologue } from './prologues.ts';

/** An act and how long after the one before it was done, milliseconds. */
export interface Step {
  readonly letter: Letter;
  readonly gap: number;
}

const NINE = 9 * 3_600_000;
const DAY = 86_400_000;

interface Timed {
  readonly letter: Letter;
  /** Milliseconds since midnight of the first day. */
  readonly at: number;
}

/** Acts of a record with their times: the description first, from nine o'clock, acts in a row a short time apart. */
function timed(prologue: Prologue, steps: readonly Step[], short: number): readonly Timed[] {
  const acts: Timed[] = [];
  let at = NINE - short;
  const put = (letter: Letter, gap: number): void => {
    at += gap;
    acts.push({ letter, at });
  };
  for (const letter of prologue) put(letter, short);
  for (const { letter, gap } of steps) {
    put(letter, acts.length === 0 ? short : gap);
    for (let i = 1; i < letter.times; i++) put(letter, short);
  }
  return acts;
}

/** A record as a mini-record a person can read. */
export function textOf(prologue: Prologue, steps: readonly Step[], short: number): string {
  return linesOf(timed(prologue, steps, short));
}

function linesOf(acts: readonly Timed[]): string {
  return acts
    .map(({ letter, at }) => `${timeOf(at)} ${letter.performer} ${letter.words}${late(letter, at)}`)
    .join('\n');
}

function late({ delay }: Letter, at: number): string {
  return delay === 0 ? '' : ` {recorded ${timeOf(at + delay)}}`;
}

function timeOf(at: number): string {
  const day = Math.floor(at / DAY);
  const clock = new Date(at % DAY).toISOString().slice(11, 19).replace(/:00$/, '');
  return `${day === 0 ? '' : `${day + 1}d `}${clock}`;
}

/** Makes the events of many records that begin with one prologue, without hashing each of them anew. */
export class RecordMaker {
  readonly caseId: string;
  private readonly prologue: Prologue;
  private readonly short: number;
  private readonly opening: readonly CaseEvent[];
  private readonly patterns = new Map<Letter, CaseEvent>();
  private readonly born = new Map<string, string>();

  constructor(prologue: Prologue, short: number) {
    this.prologue = prologue;
    this.short = short;
    // A line that touches nothing stands in for the acts, so that the case is opened at the same minute.
    this.opening = miniRecord(linesOf(timed(prologue, [], short)) || '09:00 budi change-gloves').slice(
      0,
      prologue.length + 1,
    );
    this.caseId = this.opening[0]!.id;
    for (const [i, letter] of prologue.entries())
      if (letter.born !== null) this.born.set(letter.born, this.opening[i + 1]!.id);
  }

  /** Events of the record, and the ids its names stand for. */
  events(steps: readonly Step[]): {
    readonly events: readonly CaseEvent[];
    readonly ids: ReadonlyMap<string, string>;
  } {
    const ids = new Map(this.born);
    const events = [...this.opening];
    for (const { letter, at } of timed(this.prologue, steps, this.short).slice(this.prologue.length)) {
      const event = this.place(letter, at, events, ids);
      events.push(event);
      if (letter.born !== null) ids.set(letter.born, event.id);
    }
    return { events, ids };
  }

  private place(
    letter: Letter,
    at: number,
    before: readonly CaseEvent[],
    ids: ReadonlyMap<string, string>,
  ): CaseEvent {
    const { header, body } = this.patternOf(letter);
    const start = MINI_DAY + at;
    const recorded = start + letter.delay;
    const previous = before.at(-1)!;
    const tick = BigInt(before.length + 1);
    const objects = body.objects.map((object) => ({ ...object, id: ids.get(object.id) ?? object.id }));
    return {
      id: `act-${before.length}`,
      header: {
        ...header,
        seq: previous.header.seq + 1,
        prev: previous.id,
        hlc: (BigInt(recorded) * 65_536n + tick).toString(),
      },
      body: { ...body, claimed: { ...body.claimed, start }, recorded, objects },
    };
  }

  /** The act as a mini-record makes it after the prologue. */
  private patternOf(letter: Letter): CaseEvent {
    const known = this.patterns.get(letter);
    if (known !== undefined) return known;
    const once = { letter: { ...letter, times: 1 }, gap: this.short };
    const made = miniRecord(textOf(this.prologue, [once], this.short)).at(-1)!;
    this.patterns.set(letter, made);
    return made;
  }
}
