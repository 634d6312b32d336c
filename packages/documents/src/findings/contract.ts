/** Where bytes are: a file by the file system's own identity of it, a range of the raw image, or both. */
export interface ReportedPlace {
  /** Byte offset of the partition in the raw image. */
  readonly partition: number | null;
  readonly path: string | null;
  readonly entry: string | null;
  readonly offset: number | null;
  /** Bytes. */
  readonly length: number | null;
  /** SHA-256 of those bytes, hexadecimal. */
  readonly sha256: string | null;
}

/** A finding or bookmark. `by` and `at` are empty where no case holds it. */
export interface ReportedItem {
  readonly event: string;
  readonly kind: 'finding' | 'bookmark';
  readonly text: string;
  /** The question in words, not its id. */
  readonly question: string | null;
  readonly answer: string | null;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly locus: ReportedPlace | null;
  readonly tool: string | null;
  readonly settings: readonly string[];
  /** What reading the bytes again showed; null where nobody did. */
  readonly replay: 'same' | 'differs' | 'unreadable' | 'no-digest' | null;
}

interface ReportedStep {
  readonly by: string;
  readonly at: string;
  readonly action: string;
  readonly target: string | null;
  readonly locus: ReportedPlace | null;
  readonly tool: string | null;
}

/** Something a reader told of the image; text is phrase `notice.<code>` or `lab.error.<code>`. */
export interface ReportedNotice {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ReportedImage {
  /** What people call it: a file name or the title of the evidence. */
  readonly title: string;
  /** File name for the commands, or null where it is not known. */
  readonly file: string | null;
  /** SHA-256 of the raw image; null where nobody hashed it. */
  readonly sha256: string | null;
  readonly size: number | null;
  readonly format: string | null;
  /** Outcome of the newest comparison with the recorded digest; null when there was none. */
  readonly verified: boolean | null;
  readonly acquired: { readonly by: string; readonly at: string; readonly tool: string | null } | null;
  readonly items: readonly ReportedItem[];
  readonly steps: readonly ReportedStep[];
  /** Recorded by people: sectors that could not be read, and why. */
  readonly limits: readonly { readonly sectors: number; readonly reason: string; readonly at: string }[];
  /** What the reader could not read or found wrong; null where the image was not opened for this report. */
  readonly notices: readonly ReportedNotice[] | null;
}

export interface ReportedDeparture {
  readonly title: string;
  readonly object: string;
  readonly severity: number;
  readonly lines: readonly string[];
}

export interface FindingsReport {
  /** `none`: kept on a page of the lab, in no record. */
  readonly setting: 'exercise' | 'duty' | 'proficiency' | 'none' | 'unknown';
  /** Stream of the case; empty without one. */
  readonly stream: string;
  readonly images: readonly ReportedImage[];
  /** Those nobody explained; null where departures are not shown now. */
  readonly departures: readonly ReportedDeparture[] | null;
}
