import type { Phrases } from '@tracecraft/phrases';
import type { ReportedNotice, ReportedPlace } from './contract.ts';
import { told } from './page.ts';

type Row = readonly [name: string, value: string | null];

/** A place as names and HTML values: partition, path, entry, bytes, digest. */
export function placeRows(place: ReportedPlace, { say }: Phrases): readonly Row[] {
  const { partition, path, entry, offset, length, sha256 } = place;
  return [
    [say('lab.report.partition'), partition === null ? null : told(atByte(partition, say))],
    [say('lab.report.path'), path === null ? null : told(path)],
    [say('lab.report.entry'), entry === null ? null : told(sayEntry(entry, say))],
    [say('lab.report.offset'), offset === null ? null : told(atByte(offset, say))],
    [say('lab.report.length'), length === null ? null : told(say('lab.report.bytes', { count: length }))],
    [say('lab.report.content'), sha256 === null ? null : `<code>${told(sha256)}</code>`],
  ];
}

/** A place in one line of HTML, for a table. */
export function placeInShort(place: ReportedPlace | null, { say }: Phrases): string {
  if (place === null || place.offset === null) return '';
  const { offset, length } = place;
  return told(say('lab.report.range', { offset, length: length ?? 0 }));
}

function atByte(offset: number, say: Phrases['say']): string {
  const hex = offset.toString(16).toUpperCase();
  return say('lab.report.at-byte', { offset, hex, sector: Math.floor(offset / 512) });
}

/** The file system's own identity in words; as it stands where it has no form we know. */
function sayEntry(entry: string, say: Phrases['say']): string {
  if (/^\d+$/.test(entry)) return say('lab.report.entry-byte', { entry });
  const [, number, again, stream] = /^(\d+)-(\d+)(?::(\d+))?$/.exec(entry) ?? [];
  if (number === undefined || again === undefined) return entry;
  return stream === undefined
    ? say('lab.report.entry-record', { number, again })
    : say('lab.report.entry-stream', { number, again, stream });
}

/** A notice in words; its code and numbers where a catalogue has none. */
export function sayNotice({ code, params }: ReportedNotice, { has, say }: Phrases): string {
  const known = [`lab.notice.${code}`, `notice.${code}`, `lab.error.${code}`, `error.${code}`].find(has);
  if (known !== undefined) return say(known, params);
  const named = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return named.length === 0 ? code : `${code}: ${named.join(', ')}`;
}
