import type { CaseEvent } from '@tracecraft/record';
import { stateAct } from '../acts/state-act.ts';
import type { Act } from '../session-contract.ts';
import { objectOf, textOf } from '../views/field.ts';
import { LabError } from './lab-error.ts';

export type HashAlgorithm = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-512';

/** The act that records a digest the machine computed of the raw image; `value` is hexadecimal. */
export function hashImage(image: string, algorithm: HashAlgorithm, value: string): Act {
  return stateAct('image.hashed', { objects: { image }, fields: { algorithm, value } });
}

/** The act that records whether `value`, computed now, equals what the record says. Throws LabError when it says nothing. */
export function verifyImage(
  events: readonly CaseEvent[],
  image: string,
  algorithm: HashAlgorithm,
  value: string,
): Act {
  const recorded = recordedDigest(events, image, algorithm);
  if (recorded === null) throw new LabError('lab.nothing-to-compare', { algorithm });
  return stateAct('image.verified', {
    objects: { image },
    fields: { algorithm, value, match: value === recorded },
  });
}

/** The digest the record holds: for SHA-256 what acquiring wrote, else the first hash of that algorithm; null when none. */
export function recordedDigest(
  events: readonly CaseEvent[],
  image: string,
  algorithm: HashAlgorithm,
): string | null {
  const acquired = events.find(({ id }) => id === image);
  if (algorithm === 'SHA-256' && acquired !== undefined) return textOf(acquired, 'sha256');
  const hashed = events.find(
    (event) =>
      event.header.kind === 'image.hashed' &&
      objectOf(event, 'image') === image &&
      textOf(event, 'algorithm') === algorithm,
  );
  return hashed === undefined ? null : textOf(hashed, 'value');
}
