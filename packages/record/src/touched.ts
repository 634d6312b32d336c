import type { CaseEvent, ObjectRef } from './event.ts';
import { DEVICE_KINDS, kindNamed } from './vocabulary.ts';

/**
 * Every object an event touches: those its body names, those it creates (their id is the event's id),
 * a device exhibit under both types, and its performer as `officer`.
 */
export function objectsTouched(event: CaseEvent): readonly ObjectRef[] {
  const { body, id, header } = event;
  const created = (kindNamed(header.kind)?.creates ?? []).map((type) => ({ role: 'created', type, id }));
  const device =
    header.kind === 'exhibit.recognised' && DEVICE_KINDS.includes(String(body.fields['kind']))
      ? [{ role: 'created', type: 'device', id }]
      : [];
  return [...body.objects, ...created, ...device, { role: 'performer', type: 'officer', id: body.performer }];
}
