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
    | 'awaiting-person';
  /** Phrase id with params that says why, in the reader's language. */
  readonly why: { readonly phrase: string; readonly params: Readonly<Record<string, string | number>> };
  readonly events: readonly EventId[];
}

/** Settled question 20: percent of what is assessed so far; parts that await a person are not in the denominator. */
export interface Score {
  /** 0–100, rounded down to tenths. */
  readonly total: number;
  readonly components: readonly ScoreComponent[];
  readonly awaiting: readonly ('explanation' | 'testimony')[];
  readonly adviceMode: 'live' | 'after' | 'debrief';
}
