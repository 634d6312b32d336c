import type { CaseEvent } from '@tracecraft/record';
import { isWatcher } from './assessments.ts';
import { textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

/** An officer at work on the case. */
export interface OfficerView {
  readonly id: string;
  /** Name as written at joining, or the id when the officer never joined. */
  readonly name: string;
  readonly agency: string | null;
  readonly duty: string | null;
  /** Entered the scene and has not left. */
  readonly inside: boolean;
  readonly acts: number;
}

/** Officers in the order they first appear in the record. Events of the machine (`role` system) and of course staff are left out. */
export function officers(events: readonly CaseEvent[]): readonly OfficerView[] {
  const standing = inEffect(events).filter(({ body }) => body.role !== 'system' && !isWatcher(body.role));
  const ids = [...new Set(standing.map(({ body }) => body.performer))];
  return ids.map((id) =>
    officerOf(
      id,
      standing.filter(({ body }) => body.performer === id),
    ),
  );
}

function officerOf(id: string, own: readonly CaseEvent[]): OfficerView {
  const joined = own.findLast(({ header }) => header.kind === 'officer.joined');
  const passage = own.findLast(
    ({ header }) => header.kind === 'scene.entered' || header.kind === 'scene.exited',
  );
  return {
    id,
    name: (joined && textOf(joined, 'name')) ?? id,
    agency: (joined && textOf(joined, 'agency')) ?? null,
    duty: (joined && textOf(joined, 'duty')) ?? null,
    inside: passage?.header.kind === 'scene.entered',
    acts: own.filter(({ header }) => !/^(advice\.shown|verdict\.revised)$/.test(header.kind)).length,
  };
}
