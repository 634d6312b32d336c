/** GET exchange search. */
export interface ExchangeFound {
  /** How many texts were found; `hits` holds the best fifty. */
  readonly total: number;
  readonly hits: readonly ExchangeHit[];
}

export interface ExchangeHit {
  readonly what: 'practice' | 'experience';
  /** Id of the practice, or the event the experience began with. */
  readonly id: string;
  /** Language of the text that was found. */
  readonly language: string;
  readonly title: string;
  /** Some of the text; it need not hold the words. */
  readonly excerpt: string;
  /** As it was written, by each word, or by most of its letters. */
  readonly by: 'phrase' | 'words' | 'letters';
  /** A translation nobody has reviewed. */
  readonly draft: boolean;
}

/** GET exchange experiences of a practice: the version that stands, as it was written. */
export interface ToldExperience {
  readonly id: string;
  /** Name of the agency that told it. */
  readonly agency: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly language: string;
  readonly outcome: 'went-right' | 'went-wrong' | 'mixed';
  readonly handling: string;
  readonly title: string;
  readonly situation: string;
  readonly done: string;
  readonly result: string;
  readonly change: string;
}
