import type { ArtefactTime, ParsedArtefact } from '../contract.ts';
import { RowGatherer, type Fact } from '../row-gatherer.ts';
import { ansi } from '../text.ts';
import { exifTime, gpsTime } from '../times.ts';
import { findExif } from './find-exif.ts';
import { TIMES } from './tags.ts';
import { Tiff, type Field } from './tiff.ts';

/**
 * Reads the Exif data of a JPEG, TIFF, PNG, WebP or HEIF: what made the picture, where and when. Its times are the clock
 * of the camera; only an offset beside them says which zone it was. None: neither rows nor faults.
 */
export function parsePicture(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('picture');
  rows.attempt(() => {
    const place = findExif(file);
    if (place === null) return;
    const tiff = new Tiff(file, place.offset, place.length);
    tiff.read((read) => rows.attempt(read));
    rows.form = place.form;
    for (const field of tiff.fields) {
      const { directory, name, offset, length } = field;
      rows.row(`${directory}.${name}`, '', factOf(field, tiff.fields), { offset, length });
    }
  });
  return rows.result();
}

function factOf(field: Field, all: readonly Field[]): Fact {
  const { name, text } = field;
  const of = (wanted: string): Field | undefined => all.find((one) => one.name === wanted);
  const parts = TIMES[name];
  const time =
    parts === undefined ? undefined : exifTime(text, of(parts.fraction)?.text, of(parts.offset)?.text);
  if (time !== undefined) return { stored: text, time };
  if (name === 'GPSTimeStamp') return { stored: text, time: gpsOf(field, of('GPSDateStamp')) };
  if (name === 'GPSLatitude' || name === 'GPSLongitude')
    return { stored: text, value: degrees(field, of(`${name}Ref`)) };
  return { stored: text, value: fraction(field) };
}

function gpsOf({ numbers }: Field, date: Field | undefined): ArtefactTime {
  return gpsTime(date?.text ?? '', numbers);
}

/** Degrees, minutes, seconds as one number; seven places are a centimetre. */
function degrees({ numbers }: Field, ref: Field | undefined): string | undefined {
  const [degree = Number.NaN, minute = 0, second = 0] = numbers;
  const value = degree + minute / 60 + second / 3600;
  if (!Number.isFinite(value) || ref === undefined) return undefined;
  return `${value.toFixed(7)}° ${ref.text}`;
}

/** A single fraction as a number. */
function fraction({ text, numbers }: Field): string | undefined {
  const [value] = numbers;
  return text.includes('/') && numbers.length === 1 && Number.isFinite(value)
    ? String(Number(value!.toPrecision(8)))
    : undefined;
}

/** Whether a file with this head is a picture Exif data may stand in; `head` holds 12 bytes. */
export function isPicture(head: Uint8Array): boolean {
  const text = ansi(head.subarray(0, 4));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return true;
  if (text === 'II*' || (text === 'MM' && head[3] === 0x2a)) return true;
  if (head[0] === 0x89 && ansi(head.subarray(1, 4)) === 'PNG') return true;
  if (text === 'RIFF') return ansi(head.subarray(8, 12)) === 'WEBP';
  return (
    ansi(head.subarray(4, 8)) === 'ftyp' && /^(heic|heix|mif1|msf1|avif)$/.test(ansi(head.subarray(8, 12)))
  );
}
