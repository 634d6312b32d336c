/** One team's row on the trainer's board. Never a rank (settled question 30). */
export interface BoardRow {
  readonly stream: string;
  readonly team: string;
  readonly members: readonly string[];
  /** What the team is doing: the phase of its newest act. */
  readonly phase:
    | 'not-started'
    | 'arrival'
    | 'documentation'
    | 'collection'
    | 'custody'
    | 'examination'
    | 'handed-in';
  readonly events: number;
  /** UTC milliseconds of the newest act, or null. */
  readonly newest: number | null;
  readonly exhibits: number;
  readonly findings: number;
  readonly verdicts: Readonly<Record<'satisfied' | 'violated' | 'pending' | 'holding' | 'uncertain', number>>;
  /** Open departures nobody explained, most severe first. */
  readonly departures: readonly {
    practice: string;
    step: string;
    object: string;
    severity: number;
    explained: boolean;
  }[];
  /** Devices and when each last synced (UTC ms by the server). */
  readonly devices: readonly {
    readonly feed: string;
    readonly officer: string;
    readonly events: number;
    readonly lastSeen: number;
  }[];
  readonly handedIn: boolean;
}
