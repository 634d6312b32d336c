import { belongsIn, kindNamed, type EventKind, type FieldValue, type ObjectRef } from '@tracecraft/record';
import { ActError } from '../act-error.ts';
import type { Act } from '../session-contract.ts';
import { completeObjects } from './complete-objects.ts';
import type { KnownObjects } from './known-objects.ts';
import { validateFields } from './validate-fields.ts';

/** What the record says at the moment of an act. */
export interface Situation {
  readonly stream: string;
  readonly objects: KnownObjects;
  readonly handedIn: boolean;
  hasEvent(id: string): boolean;
  /** Latest believable time of an act, UTC milliseconds. */
  readonly latest: number;
}

/** The first event of a case or of a course; nothing is recorded before it. An agency stream opens with its server. */
const OPENING: readonly string[] = ['case.opened', 'course.opened'];

/** Once the work is handed in, the record only takes what comments on it. */
const AFTER_HAND_IN: readonly string[] = [
  'departure.explained',
  'note.written',
  'record.corrected',
  'record.retracted',
  'advice.shown',
  'act.assessed',
  'waiver.requested',
  'waiver.recorded',
  'verdict.revised',
];

/** Objects and fields of `act` as they will be signed. Throws ActError: then nothing may be recorded. */
export function checkAct(
  act: Act,
  now: Situation,
): { readonly objects: readonly ObjectRef[]; readonly fields: Readonly<Record<string, FieldValue>> } {
  const kind = kindNamed(act.kind);
  if (kind === undefined || !belongsIn(act.kind, now.stream))
    throw new ActError('act.kind-unknown', { kind: act.kind });
  checkStanding(kind, now);
  if (act.at !== undefined && !(Number.isSafeInteger(act.at) && act.at <= now.latest))
    throw new ActError('act.time-in-future', { kind: act.kind });
  const fields = validateFields(kind, act.fields);
  checkEvents(kind, fields, now);
  return { objects: completeObjects(kind, act.objects, now.objects), fields };
}

function checkStanding(kind: EventKind, now: Situation): void {
  const opens = OPENING.includes(kind.kind);
  if (opens && now.objects.caseId !== null) throw new ActError('act.case-open', { kind: kind.kind });
  if (!opens && now.objects.caseId === null && !now.stream.startsWith('agency:'))
    throw new ActError('act.case-not-open', { kind: kind.kind });
  if (now.handedIn && !AFTER_HAND_IN.includes(kind.kind))
    throw new ActError('act.handed-in', { kind: kind.kind });
}

function checkEvents(kind: EventKind, fields: Readonly<Record<string, FieldValue>>, now: Situation): void {
  for (const [name, spec] of Object.entries(kind.fields)) {
    const value = fields[name];
    if (spec.type === 'event' && typeof value === 'string' && !now.hasEvent(value))
      throw new ActError('act.event-unknown', { kind: kind.kind, field: name, event: value });
  }
}
