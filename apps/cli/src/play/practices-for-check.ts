import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Practice } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { profileDigest, textOf } from '@tracecraft/workbench';
import { contentFolder } from '../content-folder.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { namedExercise } from './local-exercise.ts';
import { nodeHashing } from './node-hashing.ts';
import { practiceFiles, practicesIn, practicesUnder, type PracticeFile } from './practice-shelf.ts';

/** The practices a record is checked with, and how they relate to those recorded in force. */
export interface CheckedWith {
  readonly practices: readonly Practice[];
  /** `same`: those recorded; `changed`: other sentences or versions; `unknown`: nobody here knows the profile; `none`: none recorded; `given`: by the caller. */
  readonly relation: 'same' | 'changed' | 'unknown' | 'none' | 'given';
  readonly profile: string;
  readonly digest: string | null;
  /** Country of the recorded overlay, or null. */
  readonly overlay: string | null;
}

/** Those in `folder` when given; else those the record puts in force last (settled question 17). */
export function practicesForCheck(events: readonly CaseEvent[], folder: string | null): CheckedWith {
  const library = practicesIn(practiceFiles(folder ?? join(contentFolder, 'practices')));
  if (library.length === 0)
    throw new CommandError('check.no-practices', { folder: folder ?? '' }, EXIT.notFound);
  const inForce = events.findLast(({ header }) => header.kind === 'practices.in-force');
  const recorded = inForce === undefined ? null : inForceOf(inForce);
  const base = baseOf(recorded);
  if (folder !== null) return { ...base, practices: library, relation: 'given' };
  if (recorded === null) return { ...base, practices: library, relation: 'none' };
  const ids = idsOf(events);
  if (ids === null) return { ...base, practices: library, relation: 'unknown' };
  const files = [...practiceFiles(join(contentFolder, 'practices')), ...overlayFile(recorded.overlay)];
  if (recorded.overlay !== 'none' && files.every(({ path }) => !path.startsWith('profiles/')))
    return { ...base, practices: library, relation: 'unknown' };
  const practices = practicesUnder(files, { ids, overlay: recorded.overlay });
  const digest = profileDigest(nodeHashing, recorded.profile, recorded.overlay, practices);
  return { ...base, practices, relation: digest === recorded.digest ? 'same' : 'changed' };
}

/** The overlay of this id as the product ships it. The id comes from the record: a plain word before it is part of a path. */
function overlayFile(overlay: string): readonly PracticeFile[] {
  const file = join(contentFolder, 'profiles', `${overlay}.profile.md`);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(overlay) || !existsSync(file)) return [];
  return [{ path: `profiles/${overlay}.profile.md`, text: readFileSync(file, 'utf8') }];
}

function baseOf(
  recorded: ReturnType<typeof inForceOf> | null,
): Pick<CheckedWith, 'profile' | 'digest' | 'overlay'> {
  if (recorded === null) return { profile: '', digest: null, overlay: null };
  const { profile, digest, overlay } = recorded;
  return { profile, digest, overlay: overlay === 'none' ? null : overlay };
}

function inForceOf(event: CaseEvent): { profile: string; digest: string; overlay: string } {
  return {
    profile: textOf(event, 'profile') ?? '',
    digest: textOf(event, 'digest') ?? '',
    overlay: textOf(event, 'overlay') ?? 'none',
  };
}

/** Practice ids of the exercise the case belongs to, when this machine has it. */
function idsOf(events: readonly CaseEvent[]): readonly string[] | null {
  const opened = events.find(({ header }) => header.kind === 'case.opened');
  const [id = ''] = (opened === undefined ? '' : (textOf(opened, 'exercise') ?? '')).split('@');
  // The id comes from the record: it must be a plain word before it becomes part of a path.
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !existsSync(join(contentFolder, 'exercises', id, 'exercise.yaml')))
    return null;
  return namedExercise(join(contentFolder, 'exercises', id)).brief?.practices.ids ?? null;
}
