/** Rows on a page of the practice library. */
export const LIBRARY_PAGE = 100;
/** Practice files one request may ask for. */
export const MOST_FILES = 50;

/** What of the library is wanted; left out: all of it. */
export interface AskedPractices {
  /** Words to be found, in the reader's language or English. */
  readonly q?: string;
  /** Language of the titles and sentences; where nothing is written in it, English stands. */
  readonly language?: string;
  /** From 1. */
  readonly page?: number;
  /** Part of the shared code, `A` to `K`; `-`: beside it. */
  readonly letter?: string;
  /** Object some step is about. */
  readonly object?: string;
  /** Severity of the gravest step. */
  readonly severity?: string;
  readonly mark?: 'protected' | 'overlaid' | 'with-draft';
}

/** GET practices list: one page, in the order of the code; best first when words are asked for. */
export interface PracticePage {
  /** How many practices there are of what was asked for. */
  readonly total: number;
  /** From 1; the last one there is when a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly PracticeRow[];
  /** Practice files the server has not read yet since it started: with any, a later answer may hold more. */
  readonly left: number;
  /** Published files that can't be read. */
  readonly unreadable: readonly string[];
}

export interface PracticeRow {
  readonly id: string;
  /** Place in the shared code, or null. */
  readonly code: string | null;
  readonly title: string;
  /** The first sentence in plain words, or the text that holds most of what was looked for. */
  readonly text: string;
  /** Severity of the gravest step, 1 to 4. */
  readonly worst: number;
  /** It protects people: nothing loosens it. */
  readonly protected: boolean;
  /** Its words in the reader's language are a draft nobody has reviewed. */
  readonly draft: boolean;
  /** Version of the newest saved draft; null for none, and for whoever is not signed in. */
  readonly saved: string | null;
}

/** A published file as text; `path` as below `content/practices`, overlays below `profiles/`, the code of conduct below `conduct/`. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}
