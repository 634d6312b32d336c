import type { CaseEvent, EventId } from '@tracecraft/record';
import type { ReplayEntry } from './replay.ts';
import type { VerdictTurn } from './verdict-turns.ts';

/** More than this between act and record is a late entry (settled question 12). */
const LATE_AFTER_MS = 15 * 60 * 1000;

const KINDS: Readonly<Record<string, ReplayEntry['kind']>> = {
  'inject.delivered': 'inject',
  'hint.taken': 'hint',
  'advice.shown': 'advice',
};

/** The marks of one event: a late entry has two, when it happened and when it was written down. */
export function actEntries(
  event: CaseEvent,
  started: number,
  withheld: ReadonlySet<EventId>,
): readonly ReplayEntry[] {
  const { claimed, recorded, fields } = event.body;
  const kind = KINDS[event.header.kind] ?? 'act';
  const late = kind === 'act' && recorded - claimed.start > LATE_AFTER_MS;
  const minutes = Math.round((recorded - claimed.start) / 60_000);
  const entry: ReplayEntry = {
    at: claimed.start - started,
    kind,
    event: event.id,
    late,
    withheld: withheld.has(event.id),
    turn: null,
    says: {
      phrase: late ? 'replay.act.late' : `replay.${kind}`,
      params: { kind: event.header.kind, minutes, name: nameOf(fields) },
    },
  };
  if (!late) return [entry];
  const says = { phrase: 'replay.written', params: { kind: event.header.kind, minutes } };
  return [entry, { ...entry, at: recorded - started, kind: 'written', says }];
}

/** What an inject, a hint or advice is called. */
function nameOf({ inject, hint, practice }: CaseEvent['body']['fields']): string {
  return [inject, hint, practice].find((value) => typeof value === 'string') ?? '';
}

export function turnEntry(turn: VerdictTurn, started: number, withheld: ReadonlySet<EventId>): ReplayEntry {
  return {
    at: turn.at - started,
    kind: 'turn',
    event: turn.because,
    late: false,
    withheld: turn.because !== null && withheld.has(turn.because),
    turn,
    says: {
      phrase: turn.because === null && turn.to === 'violated' ? 'replay.turn.time' : `replay.turn.${turn.to}`,
      params: { practice: turn.practice, step: turn.step },
    },
  };
}
