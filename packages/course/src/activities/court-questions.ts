import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent, EventId } from '@tracecraft/record';

/** What gives rise to a question, in the order a cross-examination takes them. */
export const COURT_KINDS = [
  'departure',
  'explained',
  'after-advice',
  'waived',
  'uncertain',
  'late',
  'corrected',
  'withdrawn',
] as const;
export type CourtKind = (typeof COURT_KINDS)[number];

/** One question about the officer's own record. Blame-free: it asks what happened, never whose fault it was. */
export interface CourtQuestion {
  /** The same record gives the same ids. */
  readonly id: string;
  readonly kind: CourtKind;
  /** Events it is about, as `court.questioned` names them. */
  readonly about: readonly EventId[];
  /** In the reader's language; a panel may change it before asking. */
  readonly question: string;
}

/** Words of the reader's language. */
export interface CourtWords {
  readonly say: (phrase: string, params?: Readonly<Record<string, string | number>>) => string;
  /** Title of a practice. */
  readonly practice: (id: string) => string;
  /** Name of an object: exhibit, device, officer, `the scene`. */
  readonly object: (object: CheckVerdict['object']) => string;
  /** What was done, e.g. `sealed exhibit 3`. */
  readonly act: (event: CaseEvent) => string;
}

/** Written down later than this after the act: a late entry (settled question 12). */
const LATE_MS = 15 * 60_000;
const MINUTE = 60_000;

/** Questions from departures, late entries, corrections and what stays uncertain, gravest and earliest first. */
export function courtQuestions(
  events: readonly CaseEvent[],
  verdicts: readonly CheckVerdict[],
  words: CourtWords,
): readonly CourtQuestion[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return [
    ...verdicts
      .toSorted((a, b) => b.severity - a.severity || (a.since ?? 0) - (b.since ?? 0))
      .flatMap((verdict) => aboutVerdict(verdict, byId, words)),
    ...events.filter(isLate).map((event) => aboutLate(event, words)),
    ...events.flatMap((event) => aboutChange(event, byId, words)),
  ];
}

function aboutVerdict(
  verdict: CheckVerdict,
  byId: ReadonlyMap<EventId, CaseEvent>,
  words: CourtWords,
): CourtQuestion[] {
  const kind = kindOf(verdict, byId);
  if (kind === null) return [];
  const answer = verdict.waived ?? verdict.explained;
  const about = [verdict.activation, ...verdict.proof, answer].filter((one) => one !== null && byId.has(one));
  const reason = answer === null ? undefined : byId.get(answer)?.body.fields['reason'];
  const params = {
    practice: words.practice(verdict.practice),
    object: words.object(verdict.object),
    reason: withoutStop(reason),
  };
  return [
    {
      id: `${kind} ${verdict.practice}/${verdict.step} ${verdict.object.id} ${verdict.on?.id ?? ''}`.trim(),
      kind,
      about: [...new Set(about as EventId[])],
      question: words.say(`court.${kind}`, params),
    },
  ];
}

function kindOf(
  { verdict, waived, explained }: CheckVerdict,
  byId: ReadonlyMap<EventId, CaseEvent>,
): CourtKind | null {
  if (verdict === 'uncertain') return 'uncertain';
  if (verdict !== 'violated') return null;
  if (waived !== null) return 'waived';
  if (explained === null) return 'departure';
  return byId.get(explained)?.body.fields['after-advice'] === true ? 'after-advice' : 'explained';
}

function isLate({ body }: CaseEvent): boolean {
  return body.recorded - (body.claimed.end ?? body.claimed.start) > LATE_MS;
}

function aboutLate(event: CaseEvent, words: CourtWords): CourtQuestion {
  const { claimed, recorded } = event.body;
  const params = {
    act: words.act(event),
    done: clockTime(claimed.start, claimed.offsetMinutes),
    written: clockTime(recorded, claimed.offsetMinutes),
    minutes: Math.floor((recorded - (claimed.end ?? claimed.start)) / MINUTE),
  };
  return {
    id: `late ${event.id}`,
    kind: 'late',
    about: [event.id],
    question: words.say('court.late', params),
  };
}

function aboutChange(
  event: CaseEvent,
  byId: ReadonlyMap<EventId, CaseEvent>,
  words: CourtWords,
): CourtQuestion[] {
  const kind = CHANGES[event.header.kind];
  if (kind === undefined) return [];
  const { target, value, reason } = event.body.fields;
  const before = typeof target === 'string' ? byId.get(target) : undefined;
  const params = {
    act: before === undefined ? '' : words.act(before),
    value: typeof value === 'string' ? value : '',
    reason: withoutStop(reason),
  };
  const about = before === undefined ? [event.id] : [before.id, event.id];
  return [{ id: `${kind} ${event.id}`, kind, about, question: words.say(`court.${kind}`, params) }];
}

const CHANGES: Readonly<Record<string, 'corrected' | 'withdrawn'>> = {
  'record.corrected': 'corrected',
  'record.retracted': 'withdrawn',
};

/** A reason inside a sentence that has its own full stop. */
function withoutStop(reason: unknown): string {
  return typeof reason === 'string' ? reason.replace(/[\s.。．]+$/u, '') : '';
}

/** `HH:MM` on the officer's own clock. */
function clockTime(time: number, offsetMinutes: number): string {
  return new Date(time + offsetMinutes * MINUTE).toISOString().slice(11, 16);
}

/**
 * At most `count` questions of different kinds in turn, so that a record with one grave kind of gap is still asked about
 * the others; the order of each kind stays.
 */
export function pickQuestions(questions: readonly CourtQuestion[], count: number): readonly CourtQuestion[] {
  const waiting = COURT_KINDS.map((kind) => questions.filter((one) => one.kind === kind));
  const picked: CourtQuestion[] = [];
  for (let round = 0; picked.length < count && waiting.some((list) => list.length > round); round++)
    picked.push(...waiting.flatMap((list) => list.slice(round, round + 1)));
  return picked.slice(0, count);
}
