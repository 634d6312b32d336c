import type { ExchangeReader } from './audience.ts';
import type { Cooperation, Note } from './fold-cooperation.ts';

/** Words in a row that count as quoting a note. */
const RUN = 10;

/** Whether the note may go to a further party only with its originator's leave. */
export function needsLeave(note: Note): boolean {
  return note.control || note.code === 'R';
}

/** Whether `party` may see what the note says. */
export function mayReach(note: Note, party: string): boolean {
  return !needsLeave(note) || party === note.from || party === note.to || note.released.includes(party);
}

/**
 * The first note that words for `audience` carry where its originator has not let it go: named as quoted, or ten of its
 * words in a row. Only notes the writer was sent are compared, so that a refusal tells nobody of a note.
 */
export function quotedWithoutLeave(
  { notes }: Pick<Cooperation, 'notes'>,
  writer: ExchangeReader,
  said: {
    readonly texts: readonly string[];
    readonly quotes: string | null;
    readonly audience: readonly string[];
  },
): Note | null {
  const held = [...notes.values()].filter(
    (note) =>
      writer.parties.has(note.to) &&
      !writer.parties.has(note.from) &&
      said.audience.some((party) => !mayReach(note, party)),
  );
  if (held.length === 0) return null;
  const runs = new Set(said.texts.flatMap(runsOf));
  return (
    held.find((note) => note.said.event === said.quotes || runsOf(note.facts).some((run) => runs.has(run))) ??
    null
  );
}

function runsOf(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .slice(0, Math.max(0, words.length - RUN + 1))
    .map((_, at) => words.slice(at, at + RUN).join(' '));
}
