/** One delegation: a state and the agency that came. Never ranked. */
export interface Delegation {
  readonly state: string;
  readonly agency: string;
}

/** An invented trainee; state and agency are those of a delegation. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly agency: string;
  readonly duty: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Member[];
}

export interface Expert {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: 'trainer' | 'assessor' | 'observer' | 'programme-office' | 'practice-steward';
}

/** A course as content describes it. */
export interface Course {
  readonly id: string;
  readonly title: string;
  /** Shown wherever the course is shown. */
  readonly note: string;
  readonly delegations: readonly Delegation[];
  readonly experts: readonly Expert[];
  readonly teams: readonly Team[];
  /** Exercise ids, published in this order. */
  readonly exercises: readonly string[];
  /** A team whose record is played up to `until` (`HH:MM`), so that the board is alive; or null. */
  readonly partWay: {
    readonly team: string;
    readonly exercise: string;
    readonly acts: string;
    readonly until: string;
  } | null;
}
