import { parsePractice, type Practice } from '@tracecraft/practice';
import type { Proposals } from './proposals.ts';
import { textDigest } from './text-digest.ts';

/** A text of a practice this server knows. */
export interface PracticeText {
  readonly id: string;
  readonly version: string;
  readonly text: string;
  /** SHA-256 of `text`. */
  readonly source: string;
  readonly practice: Practice;
}

/** Texts of practices: those published here, and those accepted in the record on top of them. */
export interface PracticeTexts {
  /** The text that stands. */
  readonly current: (practice: string) => PracticeText | undefined;
  /** Every known text of a practice, oldest first. */
  readonly versions: (practice: string) => readonly PracticeText[];
  readonly bySource: (practice: string, source: string) => PracticeText | undefined;
}

/** A practice file as it is published, and what it says. */
export interface PublishedPractice {
  readonly text: string;
  readonly practice: Practice;
}

/** `published`: the file this server publishes under an id. Texts that can't be read are left out. */
export function practiceTexts(
  published: (practice: string) => PublishedPractice | undefined,
  { accepted }: Proposals,
): PracticeTexts {
  const known = new Map<string, readonly PracticeText[]>();
  const versions = (id: string): readonly PracticeText[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const first = published(id);
    const read = [
      ...(first === undefined ? [] : [textOf(first)]),
      ...(accepted.get(id) ?? []).flatMap(({ text }) => readText(text)),
    ].filter((one) => one.id === id);
    known.set(id, read);
    return read;
  };
  return {
    versions,
    current: (id) => versions(id).at(-1),
    bySource: (id, source) => versions(id).find((one) => one.source === source),
  };
}

function readText(text: string): readonly PracticeText[] {
  const parsed = parsePractice(text);
  return 'errors' in parsed ? [] : [textOf({ text, practice: parsed.practice })];
}

function textOf({ text, practice }: PublishedPractice): PracticeText {
  return { id: practice.id, version: practice.version, text, source: textDigest(text), practice };
}
