/** GET public: what anybody may read of this server, without an account. It names no officer. */
export interface PublicPage {
  readonly agency: { readonly name: string; readonly vkey: string };
  /** Agreed texts, newest first. */
  readonly agreed: readonly PublicAgreed[];
  readonly figures: PublicFigures;
  readonly log: PublicLog;
}

export interface PublicAgreed {
  /** Id of its event; `paths.agreedCode` prints it. */
  readonly event: string;
  readonly title: string;
  readonly version: string;
  readonly language: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly practices: readonly PublicPractice[];
}

export interface PublicPractice {
  readonly practice: string;
  readonly version: string;
  /** SHA-256 of the agreed text. */
  readonly source: string;
  /** Agencies that said in public how they stand to it, by name; the word is that of their newest decision. */
  readonly standings: readonly {
    readonly agency: string;
    readonly state: string | null;
    readonly word: 'adopt' | 'adapt' | 'reserve' | 'undecided' | 'none' | 'conflict' | 'refused';
    /** An adaptation that asks for less. */
    readonly loosens: boolean;
    readonly reason: string;
  }[];
}

/** A share of people; `hits` is null where they are under ten. */
export interface PublicShare {
  readonly hits: number | null;
  readonly n: number;
}

/** Counts over whole closed courses of ten and more officers; null: under ten, so not told. */
export interface PublicFigures {
  readonly courses: number;
  readonly officers: number | null;
  readonly attendance: PublicShare;
  readonly codeSigned: PublicShare;
  readonly certificates: number | null;
}

/** The newest checkpoint of the agency's log. */
export interface PublicLog {
  /** Signed note; null: nothing was logged yet. */
  readonly checkpoint: string | null;
  readonly size: number | null;
  /** Names of others who signed it; empty: no witness, and only this server says what it shows. */
  readonly witnesses: readonly string[];
}
