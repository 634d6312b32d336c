import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePractice, type Practice } from '@tracecraft/practice';
import type { PracticeDraft } from '@tracecraft/protocol';
import { writeDurably } from '../adapters/write-durably.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** Most versions kept of one practice, and most practices with drafts. */
const MOST_VERSIONS = 200;
const MOST_PRACTICES = 500;

/** Draft versions written by stewards. Nothing here is ever changed, deleted or in force. */
export interface DraftShelf {
  /** Every draft, oldest first. */
  all(): readonly PracticeDraft[];
  /**
   * Keeps a further version. Throws `practice.draft-unreadable`, `practice.no-note` without a word on what changed,
   * `practice.version-taken` unless the version follows every known one, `practice.too-many`.
   */
  add(text: string, by: PracticeDraft['by'], saved: number): PracticeDraft;
}

/** Drafts below `folder`; `shared` gives the published practice of an id. */
export function draftShelf(folder: string, shared: (id: string) => Practice | undefined): DraftShelf {
  const drafts = readDrafts(folder);
  return {
    all: () => drafts,
    add(text, by, saved) {
      const practice = readable(text);
      const { id, version } = practice;
      checkNote(practice);
      const own = drafts.filter((one) => one.id === id);
      for (const known of [shared(id)?.version ?? '0.0.0', ...own.map((one) => one.version)])
        if (!follows(version, known)) throw new ApiProblem('practice.version-taken', { id, version, known });
      if (own.length >= MOST_VERSIONS || (own.length === 0 && countIds(drafts) >= MOST_PRACTICES))
        throw new ApiProblem('practice.too-many');
      const draft: PracticeDraft = { id, version, text, by, saved };
      const place = join(folder, id);
      mkdirSync(place, { recursive: true, mode: 0o700 });
      writeDurably(join(place, `${version}.json`), Buffer.from(JSON.stringify(draft)));
      drafts.push(draft);
      return draft;
    },
  };
}

function readable(text: string): Practice {
  const parsed = parsePractice(text);
  if ('practice' in parsed) return parsed.practice;
  const [first] = parsed.errors;
  throw new ApiProblem('practice.draft-unreadable', {
    line: first?.line ?? 1,
    column: first?.column ?? 1,
    problem: first?.code ?? '',
  });
}

function checkNote({ version, history, status }: Practice): void {
  const note = history.find((one) => one.version === version);
  if (note === undefined || note.change.trim() === '' || status !== 'draft')
    throw new ApiProblem('practice.no-note', { version });
}

function countIds(drafts: readonly PracticeDraft[]): number {
  return new Set(drafts.map(({ id }) => id)).size;
}

function follows(version: string, known: string): boolean {
  const [a, b] = [version, known].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) if (a?.[i] !== b?.[i]) return (a?.[i] ?? 0) > (b?.[i] ?? 0);
  return false;
}

function readDrafts(folder: string): PracticeDraft[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.json'))
        .map((file) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as PracticeDraft),
    )
    .toSorted((a, b) => a.saved - b.saved);
}
