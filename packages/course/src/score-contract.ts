import type { EventId } from '@tracecraft/record';

/** One line of a score and the events it rests on. Points are hundredths, so that they add up exactly. */
export interface ScoreComponent {
  /** e.g. `process.photograph-before-moving.exhibit-3`, `findings.deleted-waybill`. */
  readonly id: string;
  readonly part: 'process' | 'findings' | 'explanation' | 'testimony';
  readonly points: number;
  readonly maximum: number;
  readonly state:
    | 'earned'
    | 'missed'
    | 'departure'
    | 'explained-departure'
    | 'false-finding'
    | 'hint'
    | 'awaiting-person';
  /** Phrase id with params that says why, in the reader's language. */
  readonly why: { readonly phrase: string; readonly params: Readonly<Record<string, string | number>> };
  readonly events: readonly EventId[];
  /** What it takes away, where it does; null or left out where it earns. */
  readonly takes?: ScoreCost;
  /** The event of the course by which a person set it, and what it was before; left out where nobody did. */
  readonly changed?: { readonly event: EventId; readonly by: string; readonly from: number };
}

/** What a component takes from its part. `points` says what it took: never more than there was to take from. */
interface ScoreCost {
  /** Hundredths where there is enough to take from. */
  readonly full: number;
  /** Ids of the components it takes from; null: the whole part. */
  readonly from: readonly string[] | null;
}

/** Settled question 20: percent of what is assessed so far; parts that await a person are not in the denominator. */
export interface Score {
  /** 0–100, rounded down to tenths. */
  readonly total: number;
  readonly components: readonly ScoreComponent[];
  readonly awaiting: readonly ('explanation' | 'testimony')[];
  readonly adviceMode: 'live' | 'after' | 'debrief';
}
