import type { ArtefactRow } from '@tracecraft/artefacts';
import { printable, type DiskImage } from '@tracecraft/image';
import { artefactsIn, type FoundArtefact } from './artefact-files.ts';

const DAY = 86_400;

/** How times without a zone are read, and all are shown. */
export interface EventClock {
  readonly zone: string;
  /** Seconds the zone's clocks are ahead of UTC at a moment. */
  readonly clock: (seconds: number) => number;
  /** Seconds the clock of the evidence was ahead of the right time. */
  readonly clockOffset: number;
}

/** A time an artefact holds, with where it stands. */
export interface ArtefactEvent {
  readonly found: FoundArtefact;
  readonly row: ArtefactRow;
  /** Seconds since 1970 in the right time. */
  readonly seconds: number;
  /** Whether the zone had to be assumed. */
  readonly assumed: boolean;
}

/** Every time of the artefacts in an image, in order; those that are empty are left out. */
export function artefactEvents(image: DiskImage, how: EventClock): readonly ArtefactEvent[] {
  const events: ArtefactEvent[] = [];
  for (const found of artefactsIn(image, undefined, undefined)) {
    if ('problem' in found) continue;
    const { rows, ...file } = found;
    // an event keeps where its file is, not all the file's rows
    const about = { ...file, rows: [] };
    for (const row of rows) {
      const reading = row.time?.reading ?? null;
      if (reading === null) continue;
      const assumed = !/(Z|[+-]\d\d:\d\d)$/.test(reading);
      const wall = Math.floor(Date.parse(assumed ? `${reading}Z` : reading) / 1000);
      if (Number.isNaN(wall)) continue;
      events.push({
        found: about,
        row,
        assumed,
        seconds: (assumed ? utcOf(wall, how) : wall) - how.clockOffset,
      });
    }
  }
  return events.toSorted((a, b) => a.seconds - b.seconds);
}

/** A wall clock's reading in UTC: one that comes twice is the earlier, as in the file systems. */
function utcOf(wall: number, { clock }: EventClock): number {
  const before = clock(wall - DAY);
  if (clock(wall - before) === before) return wall - before;
  const after = clock(wall + DAY);
  return clock(wall - after) === after ? wall - after : wall - before;
}

/** The event as an object of JSON. */
export function artefactJson({ found, row, seconds, assumed }: ArtefactEvent, how: EventClock): object {
  const { partition, path, number, deleted, certainty } = found;
  const { kind, source, record, stored, time, offset, length, within, carved, superseded } = row;
  return {
    time: shown(seconds, how),
    seconds,
    meaning: 'noted',
    source,
    artefact: kind,
    record,
    partition,
    path,
    number,
    deleted,
    certainty,
    place: {
      offset,
      length,
      ...(within !== undefined && { within }),
      ...(carved && { carved }),
      ...(superseded && { superseded }),
    },
    stored: {
      value: stored,
      wall: time?.reading,
      kind: time?.semantics,
      assumedZone: assumed ? how.zone : null,
      clockOffset: how.clockOffset,
    },
  };
}

/** The event as a line of the super-timeline's seventeen columns. */
export function artefactLine({ found, row, seconds, assumed }: ArtefactEvent, how: EventClock): string {
  const { partition, path, number, deleted } = found;
  const { kind, source, record, stored, time, offset, within, carved, superseded } = row;
  const at = new Date((seconds + how.clock(seconds)) * 1000).toISOString();
  const extra = [
    `stored=${stored}`,
    `kind=${time?.semantics}`,
    `offset=${offset}`,
    ...(within === undefined ? [] : [`within=${within}`]),
    ...(carved === true ? ['carved'] : []),
    ...(superseded === true ? ['superseded'] : []),
    ...(assumed ? [`assumed-zone=${how.zone}`] : []),
    ...(how.clockOffset === 0 ? [] : [`clock-offset=${how.clockOffset}`]),
  ].join('; ');
  const cells = [
    `${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)}`,
    at.slice(11, 19),
    how.zone,
    '....',
    'ARTEFACT',
    source,
    'noted',
    '-',
    '-',
    record === '' ? path : record,
    `${path}: ${source}${record === '' ? '' : ` ${record}`}`,
    '2',
    `p${partition}${path}`,
    number,
    deleted ? 'deleted' : '-',
    kind,
    extra,
  ];
  return cells.map(cell).join(',');
}

function shown(seconds: number, { clock }: EventClock): string {
  const ahead = clock(seconds);
  const minutes = Math.abs(Math.round(ahead / 60));
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = new Date((seconds + ahead) * 1000).toISOString().slice(0, -5);
  return `${text}${ahead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function cell(text: string): string {
  const plain = printable(text);
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
