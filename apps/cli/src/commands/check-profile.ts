import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyProfile,
  parseProfile,
  type Practice,
  type Profile,
  type ProfileChange,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { practicesIn } from '../play/practice-shelf.ts';
import { broken, filesIn, PRACTICES, PROFILES } from './practice-files.ts';

/** Practices as a profile adopts them. */
export interface Adopted {
  readonly practices: readonly Practice[];
  readonly profile: Pick<Profile, 'id' | 'version' | 'country' | 'status'>;
  /** Of the practices judged; a profile may change others too. */
  readonly changes: readonly ProfileChange[];
}

/**
 * `practices` under the profile in `place`, a file or the id of a shared one, instead of the overlay on record. It is
 * applied to all shared practices, because it may speak of some that are not in force: of those, only the steps it adds
 * count. `given`: the caller chose these practices, and they stand in the place of shared ones of the same id.
 */
export function adopted(
  practices: readonly Practice[],
  place: string,
  { given, phrases }: { readonly given: boolean; readonly phrases: Phrases },
): Adopted {
  const file = existsSync(place) ? place : join(PROFILES, `${place}.profile.md`);
  if (!existsSync(file)) throw missing(place);
  const parsed = parseProfile(filesIn([file], '.profile.md')[0]?.text ?? '');
  if ('errors' in parsed) throw broken(file, parsed.errors, phrases);
  const ids = new Set(practices.map(({ id }) => id));
  const shared = sharedPractices();
  const base = given ? [...practices, ...shared.filter(({ id }) => !ids.has(id))] : shared;
  const result = applyProfile(base, parsed.profile);
  if ('errors' in result) throw broken(file, result.errors, phrases);
  const { id, version, country, status } = parsed.profile;
  return {
    practices: result.practices.flatMap((practice) => inForce(practice, ids, result.changes)),
    profile: { id, version, country, status },
    changes: result.changes.filter(({ practice, kind }) => ids.has(practice) || kind === 'added'),
  };
}

function sharedPractices(): readonly Practice[] {
  return practicesIn(filesIn([PRACTICES], '.practice.md').map(({ file, text }) => ({ path: file, text })));
}

/** The practice if it is in force; else what the profile adds to it. */
function inForce(
  practice: Practice,
  ids: ReadonlySet<string>,
  changes: readonly ProfileChange[],
): readonly Practice[] {
  if (ids.has(practice.id)) return [practice];
  const added = changes.filter((change) => change.practice === practice.id && change.kind === 'added');
  const steps = practice.steps.filter(({ id }) => added.some(({ step }) => step === id));
  return steps.length === 0 ? [] : [{ ...practice, steps }];
}

function missing(profile: string): CommandError {
  const known = readdirSync(PROFILES)
    .filter((name) => name.endsWith('.profile.md'))
    .map((name) => name.replace('.profile.md', ''));
  return new CommandError('check.profile-missing', { profile, known: known.join(', ') }, EXIT.notFound);
}

/** What the profile is and changes, loosened steps each in full. */
export function profileLines({ profile, changes }: Adopted, phrases: Phrases): readonly string[] {
  const count = (kind: ProfileChange['kind']): number =>
    changes.filter((change) => change.kind === kind).length;
  const head = phrases.say('check.profile', {
    profile: profile.id,
    version: profile.version,
    tightened: count('tightened'),
    added: count('added'),
    loosened: count('loosened') + count('dropped'),
  });
  const looser = changes.filter(({ kind }) => kind === 'loosened' || kind === 'dropped');
  return [
    head,
    ...looser.map(({ practice, step, reason }) =>
      phrases.say('author.lint.profile-loosens', {
        practice,
        step,
        reason: reason?.[phrases.language] ?? reason?.en ?? '',
      }),
    ),
  ];
}
