import { DEVICE_KINDS, type CaseEvent } from '@tracecraft/record';
import { custodyLine, holderAfter, type CustodyStep } from './custody-line.ts';
import { numberOf, objectOf, textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

export interface ExhibitPhotograph {
  readonly event: string;
  readonly view: string;
  readonly scale: boolean;
  readonly by: string;
  readonly at: number;
  /** Blob of the picture, or null when only the act was recorded. */
  readonly sha256: string | null;
  readonly mediaType: string | null;
}

/** Everything a screen shows of one exhibit. */
export interface ExhibitView {
  readonly id: string;
  readonly number: number;
  readonly description: string;
  readonly kind: string;
  readonly material: string | null;
  readonly isDevice: boolean;
  readonly sceneObject: string | null;
  readonly zone: string | null;
  /** Millimetres from the plan's upper left corner, or null when not placed. */
  readonly position: { readonly xMm: number; readonly yMm: number } | null;
  readonly photographs: readonly ExhibitPhotograph[];
  readonly container: string | null;
  readonly sealNumber: string | null;
  readonly label: string | null;
  readonly massMg: number | null;
  readonly pieces: number | null;
  readonly collected: boolean;
  /** Officer who has it now, or null before collection. */
  readonly holder: string | null;
  readonly store: string | null;
  readonly custody: readonly CustodyStep[];
  /** Observed state of a device. */
  readonly power: string | null;
  readonly screen: string | null;
  readonly network: string | null;
  /** Ids of every event that touches it, in order. */
  readonly events: readonly string[];
}

/** Exhibits of the case by number, then by order of recognition (two sevens can be real: settled question 10). */
export function exhibits(events: readonly CaseEvent[]): readonly ExhibitView[] {
  const standing = inEffect(events);
  return standing
    .filter(({ header }) => header.kind === 'exhibit.recognised')
    .map((recognised) =>
      exhibitOf(
        recognised,
        standing.filter((event) => touches(event, recognised.id)),
      ),
    )
    .toSorted((a, b) => a.number - b.number);
}

function touches(event: CaseEvent, id: string): boolean {
  return event.id === id || event.body.objects.some((object) => object.id === id);
}

function exhibitOf(recognised: CaseEvent, own: readonly CaseEvent[]): ExhibitView {
  const custody = custodyLine(own, recognised.id);
  const latest = (kind: string, field: string): string | null => {
    const event = own.findLast(
      ({ header, body }) => header.kind === kind && body.fields[field] !== undefined,
    );
    return event === undefined ? null : textOf(event, field);
  };
  const kind = textOf(recognised, 'kind') ?? 'other';
  return {
    id: recognised.id,
    number: numberOf(recognised, 'number') ?? 0,
    description: textOf(recognised, 'description') ?? '',
    kind: latest('exhibit.described', 'kind') ?? kind,
    material: latest('exhibit.described', 'material') ?? textOf(recognised, 'material'),
    isDevice: DEVICE_KINDS.includes(kind),
    sceneObject: textOf(recognised, 'scene-object'),
    zone: textOf(recognised, 'zone'),
    position: positionOf(recognised),
    photographs: own.filter(({ header }) => header.kind === 'exhibit.photographed').map(photographOf),
    container: latest('exhibit.packaged', 'container'),
    sealNumber: latest('exhibit.sealed', 'seal-number'),
    label: latest('exhibit.labelled', 'label'),
    massMg: latestNumber(own, 'exhibit.weighed', 'mass-mg'),
    pieces: latestNumber(own, 'exhibit.counted', 'pieces'),
    collected: own.some(({ header }) => header.kind === 'exhibit.collected'),
    holder: holderAfter(custody),
    store: latest('custody.stored', 'place'),
    custody,
    power: powerOf(own),
    screen: latest('device.observed', 'screen'),
    network: latest('device.observed', 'network'),
    events: own.map(({ id }) => id),
  };
}

function positionOf(recognised: CaseEvent): ExhibitView['position'] {
  const xMm = numberOf(recognised, 'x-mm');
  const yMm = numberOf(recognised, 'y-mm');
  return xMm === null || yMm === null ? null : { xMm, yMm };
}

function photographOf(event: CaseEvent): ExhibitPhotograph {
  const picture = event.body.attachments.find(({ kind }) => kind === 'photograph');
  return {
    event: event.id,
    view: textOf(event, 'view') ?? '',
    scale: event.body.fields['scale'] === true,
    by: event.body.performer,
    at: event.body.claimed.start,
    sha256: picture?.sha256 ?? null,
    mediaType: picture?.mediaType ?? null,
  };
}

function latestNumber(own: readonly CaseEvent[], kind: string, field: string): number | null {
  const event = own.findLast(({ header }) => header.kind === kind);
  return event === undefined ? null : numberOf(event, field);
}

/** Observed, or what switching it did since. */
function powerOf(own: readonly CaseEvent[]): string | null {
  const event = own.findLast(({ header }) => /^device\.(observed|powered-on|powered-off)$/.test(header.kind));
  if (event === undefined) return null;
  return event.header.kind === 'device.observed'
    ? textOf(event, 'power')
    : event.header.kind.slice('device.powered-'.length);
}

/** The number the next marker gets. */
export function nextExhibitNumber(events: readonly CaseEvent[]): number {
  const numbers = events
    .filter(({ header }) => header.kind === 'exhibit.recognised')
    .map((event) => numberOf(event, 'number') ?? 0);
  return Math.max(0, ...numbers) + 1;
}

/** The exhibit an event is about, or null. */
export function exhibitTouched(event: CaseEvent): string | null {
  return objectOf(event, 'exhibit') ?? objectOf(event, 'device');
}
