import type { SourcedTime, TimeMeaning } from '../contract.ts';
import { withoutC0 } from '../listing/printable.ts';
import type { TimelineEvent } from './super-timeline.ts';

/** Head of the seventeen columns log2timeline gave its name to. */
export const SUPER_HEAD =
  'date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,extra';

/** What an event is shown with; all of it is told in each line, so that the choice can be checked. */
export interface SuperLineOptions {
  /** IANA zone assumed for times without one, and shown. */
  readonly zone: string;
  /** Seconds its clocks are ahead of UTC at a moment. */
  readonly clock: (seconds: number) => number;
  readonly clockOffset: number;
}

const LETTERS: Readonly<Record<TimeMeaning, string>> = {
  modified: 'M...',
  accessed: '.A..',
  changed: '..C.',
  created: '...B',
  deleted: '....',
  noted: '....',
};

/** The zone that was assumed, for a time that carries none. */
function assumedZone({ time }: SourcedTime, zone: string): string | null {
  return time.kind === 'local' || time.kind === 'local-date' ? zone : null;
}

/** `YYYY-MM-DDTHH:MM:SS+09:00`; a date alone for a time that is only a date. */
function shown({ seconds, time }: TimelineEvent, clock: (seconds: number) => number): string {
  const ahead = clock(seconds);
  const text = new Date((seconds + ahead) * 1000).toISOString().slice(0, -5);
  if (time.kind === 'local-date') return text.slice(0, 10);
  const minutes = Math.abs(Math.round(ahead / 60));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${text}${ahead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The event as an object of JSON: the time shown, and apart from it what is stored, its kind and what was assumed. */
export function superJson(event: TimelineEvent, { zone, clock, clockOffset }: SuperLineOptions): object {
  const { fileSystem, path, number, deleted, source, meaning, seconds, time, reasons } = event;
  return {
    time: shown(event, clock),
    seconds,
    meaning,
    source,
    partition: fileSystem.partition.index,
    path,
    number,
    deleted,
    ...(reasons !== undefined && { reasons }),
    stored: { wall: time.wall, kind: time.kind, assumedZone: assumedZone(event, zone), clockOffset },
  };
}

/** The event as a line of {@link SUPER_HEAD}. */
export function superLine(event: TimelineEvent, { zone, clock, clockOffset }: SuperLineOptions): string {
  const { fileSystem, path, number, deleted, source, meaning, seconds, time, reasons } = event;
  const at = new Date((seconds + clock(seconds)) * 1000).toISOString();
  const assumed = assumedZone(event, zone);
  const extra = [
    `stored=${time.wall}`,
    `kind=${time.kind}`,
    ...(assumed === null ? [] : [`assumed-zone=${assumed}`]),
    ...(clockOffset === 0 ? [] : [`clock-offset=${clockOffset}`]),
  ].join('; ');
  const what = reasons === undefined ? path : `${path} (${reasons.join(', ')})`;
  const cells = [
    `${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)}`,
    at.slice(11, 19),
    zone,
    LETTERS[meaning],
    'FILE',
    source,
    meaning,
    '-',
    '-',
    path,
    what,
    '2',
    `p${fileSystem.partition.index}${path}`,
    number,
    deleted ? 'deleted' : '-',
    fileSystem.kind,
    extra,
  ];
  return cells.map(cell).join(',');
}

function cell(text: string): string {
  const plain = withoutC0(text);
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
