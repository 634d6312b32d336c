import type { EventKind, ObjectRef, ObjectRole } from '@tracecraft/record';
import { ActError } from '../act-error.ts';
import type { KnownObjects } from './known-objects.ts';

/** Of these a case has exactly one, so nobody has to name it. */
const ONE_PER_CASE: readonly string[] = ['case', 'scene', 'search'];

/**
 * The objects an act touches, as they will be signed: those it names, the scene and search of the case,
 * and the device role of an exhibit that is a device. Throws ActError for a role or object that isn't there.
 */
export function completeObjects(
  kind: EventKind,
  named: Readonly<Record<string, string>>,
  known: KnownObjects,
): readonly ObjectRef[] {
  for (const role of Object.keys(named))
    if (!accepts(kind, role)) throw new ActError('act.role-unknown', { kind: kind.kind, role });
  const objects = kind.objects.flatMap((role) => resolve(kind, role, named[role.role], known));
  const device = deviceOf(objects, named['device'], known);
  return device === undefined ? objects : [...objects, device];
}

function accepts(kind: EventKind, role: string): boolean {
  return kind.objects.some((known) => known.role === role || (known.role === 'exhibit' && role === 'device'));
}

function resolve(
  kind: EventKind,
  role: ObjectRole,
  id: string | undefined,
  known: KnownObjects,
): ObjectRef[] {
  const own = id ?? (ONE_PER_CASE.includes(role.type) ? (known.caseId ?? undefined) : undefined);
  if (own === undefined) {
    if (role.required) throw new ActError('act.object-missing', { kind: kind.kind, role: role.role });
    return [];
  }
  if (!known.has(own, role.type))
    throw new ActError('act.object-unknown', { kind: kind.kind, role: role.role, object: own });
  return [{ role: role.role, type: role.type, id: own }];
}

function deviceOf(
  objects: readonly ObjectRef[],
  named: string | undefined,
  known: KnownObjects,
): ObjectRef | undefined {
  const exhibit = objects.find((object) => object.type === 'exhibit');
  if (exhibit === undefined || objects.some((object) => object.type === 'device')) return undefined;
  if (named !== undefined && named !== exhibit.id)
    throw new ActError('act.object-unknown', { kind: '', role: 'device', object: named });
  return known.has(exhibit.id, 'device') ? { role: 'device', type: 'device', id: exhibit.id } : undefined;
}
