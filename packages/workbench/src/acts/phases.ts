import type { EventKind } from '@tracecraft/record';

/** Parts of the work, in their order, and the acts of each in the order they are usually done. */
const PHASES = {
  arrive: [
    'scene.arrived',
    'authority.recorded',
    'clock.checked',
    'hazard.assessed',
    'persons.checked',
    'scene.condition-recorded',
    'scene.cordoned',
    'scene.entered',
    'scene.exited',
    'hazard.reported',
    'emergency.declared',
    'court.reported',
    'officer.decontaminated',
    'scene.handed-over',
    'scene.taken-over',
    'scene.released',
  ],
  document: [
    'scene.photographed',
    'exhibit.recognised',
    'exhibit.photographed',
    'exhibit.described',
    'exhibit.measured',
    'scene.sketched',
    'scene.scanned',
    'media.imported',
    'media.checked',
    'media.edited',
  ],
  search: [
    'plan.written',
    'gloves.changed',
    'zone.searched',
    'zone.left',
    'exhibit.collected',
    'exhibit.moved',
    'exhibit.protected',
    'exhibit.weighed',
    'exhibit.counted',
    'exhibit.countersigned',
    'exhibit.field-tested',
    'exhibit.sampled',
    'control-sample.taken',
    'lab.advised',
  ],
  package: [
    'exhibit.packaged',
    'exhibit.sealed',
    'exhibit.labelled',
    'custody.offered',
    'custody.accepted',
    'custody.refused',
    'custody.stored',
    'custody.withdrawn',
    'seal.checked',
    'seal.opened',
    'conditions.logged',
    'discrepancy.reported',
    'inventory.signed',
    'inventory.given',
    'exhibit.disposed',
    'retention.ended',
  ],
  devices: [
    'device.observed',
    'device.power-decided',
    'device.isolated',
    'memory.captured',
    'device.unlocked',
    'device.operated',
    'device.powered-off',
    'device.powered-on',
    'device.surroundings-listed',
    'expert.guided',
    'remote.basis-recorded',
    'remote.accessed',
  ],
  examine: [
    'write-blocker.tested',
    'write-blocker.attached',
    'image.acquired',
    'image.limits-recorded',
    'examination.planned',
    'device.clock-modelled',
    'filter.recorded',
    'context.received',
    'tool.validated',
    'bookmark.made',
  ],
  report: [
    'finding.stated',
    'finding.confirmed',
    'opinion.stated',
    'material.flagged',
    'review.done',
    'report.issued',
    'report.amended',
    'recipients.notified',
    'disclosure.made',
    'testimony.given',
    'public.released',
  ],
  people: [
    'person.recorded',
    'person.screened',
    'person.status-set',
    'person.interviewed',
    'person.searched',
    'person.sampled',
    'person.referred',
    'party.notified',
  ],
  record: [
    'note.written',
    'officer.joined',
    'code.signed',
    'interests.declared',
    'departure.explained',
    'waiver.requested',
    'waiver.recorded',
    'record.corrected',
    'record.retracted',
    'case.handed-in',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A part of the work; phrase `work.<phase>`. */
export type WorkPhase = keyof typeof PHASES;

/** The parts in their order, each with its kinds. */
export const WORK_PHASES: readonly (readonly [phase: WorkPhase, kinds: readonly string[]])[] = Object.entries(
  PHASES,
) as [WorkPhase, readonly string[]][];

const places = new Map(
  WORK_PHASES.flatMap(([phase, kinds], part) =>
    kinds.map((kind, place) => [kind, { phase, order: part * 100 + place }] as const),
  ),
);

/** Part of the work an act by hand belongs to. A kind no part names belongs to the record. */
export function phaseOf(kind: string): WorkPhase {
  return places.get(kind)?.phase ?? 'record';
}

/** `kinds` by part of the work, in the order of the work; parts without any are left out. */
export function byPhase(
  kinds: readonly EventKind[],
): readonly { readonly phase: WorkPhase; readonly kinds: readonly EventKind[] }[] {
  const order = (kind: string): number => places.get(kind)?.order ?? Number.MAX_SAFE_INTEGER;
  const sorted = kinds.toSorted((a, b) => order(a.kind) - order(b.kind));
  return WORK_PHASES.map(([phase]) => ({
    phase,
    kinds: sorted.filter(({ kind }) => phaseOf(kind) === phase),
  })).filter((part) => part.kinds.length > 0);
}
