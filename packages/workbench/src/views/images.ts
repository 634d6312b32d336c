import type { CaseEvent } from '@tracecraft/record';
import { numberOf, objectOf, textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

/** A forensic copy as the record knows it. */
export interface ImageView {
  readonly id: string;
  /** Device it was made from. */
  readonly device: string | null;
  readonly sha256: string;
  readonly size: number | null;
  readonly format: string | null;
  readonly tool: string | null;
  readonly acquiredBy: string;
  readonly acquiredAt: number;
  readonly hashes: readonly { readonly event: string; readonly algorithm: string; readonly value: string }[];
  /** Outcome of the newest verification, or null when there was none. */
  readonly verified: boolean | null;
  readonly steps: number;
}

/** Images of the case in the order they were acquired. */
export function images(events: readonly CaseEvent[]): readonly ImageView[] {
  const standing = inEffect(events);
  return standing
    .filter(({ header }) => header.kind === 'image.acquired')
    .map((acquired) =>
      imageOf(
        acquired,
        standing.filter((event) => objectOf(event, 'image') === acquired.id),
      ),
    );
}

function imageOf(acquired: CaseEvent, own: readonly CaseEvent[]): ImageView {
  const check = own.findLast(({ header }) => header.kind === 'image.verified');
  return {
    id: acquired.id,
    device: objectOf(acquired, 'device'),
    sha256: textOf(acquired, 'sha256') ?? '',
    size: numberOf(acquired, 'size'),
    format: textOf(acquired, 'format'),
    tool: textOf(acquired, 'tool'),
    acquiredBy: acquired.body.performer,
    acquiredAt: acquired.body.claimed.start,
    hashes: own
      .filter(({ header }) => header.kind === 'image.hashed')
      .map((event) => ({
        event: event.id,
        algorithm: textOf(event, 'algorithm') ?? '',
        value: textOf(event, 'value') ?? '',
      })),
    verified: check === undefined ? null : check.body.fields['match'] === true,
    steps: own.filter(({ header }) => header.kind === 'image.examined').length,
  };
}
