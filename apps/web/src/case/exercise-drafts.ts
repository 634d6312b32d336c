import type { ExerciseBrief, Truth } from '@tracecraft/course';
import { database } from '../adapters/database.ts';

/** An exercise being written on this device. It may be incomplete: lint says what is missing. */
export interface ExerciseDraft {
  /** Name of the draft on this device; also its dry run's. */
  readonly key: string;
  /** Account that writes it: nobody else on the device sees it. */
  readonly account: string;
  /** What it was adapted from, or null where it began blank. */
  readonly from: { readonly id: string; readonly version: string } | null;
  /** UTC milliseconds of the last change. */
  readonly changed: number;
  readonly exercise: ExerciseBrief;
  readonly truth: Truth;
  /** Rubric files by name, as text; none: the shipped ones. */
  readonly rubrics: Readonly<Record<string, string>>;
  /** Drawings by name, SVG text. */
  readonly views: Readonly<Record<string, string>>;
}

/** Writes the draft to this device; resolves after it is on the disk. */
export async function keepDraft(draft: ExerciseDraft): Promise<void> {
  await (await database()).put('drafts', { key: draft.key, account: draft.account, draft });
}

export async function keptDraft(key: string): Promise<ExerciseDraft | null> {
  const row = await (await database()).get('drafts', key);
  return (row?.draft as ExerciseDraft | undefined) ?? null;
}

/** Drafts of `account` on this device, newest change first. */
export async function keptDrafts(account: string): Promise<readonly ExerciseDraft[]> {
  const rows = await (await database()).getAllFromIndex('drafts', 'account', account);
  return rows.map(({ draft }) => draft as ExerciseDraft).toSorted((a, b) => b.changed - a.changed);
}

export async function dropDraft(key: string): Promise<void> {
  await (await database()).delete('drafts', key);
}
