import { isScalar, type Node, type YAMLMap } from 'yaml';
import type { PracticePicture, VersionNote } from './practice.ts';
import type { Reader } from './reader.ts';
import { readLocalised } from './read-localised.ts';

/** `A5`: a place in the shared code. */
export function readCode(reader: Reader, map: YAMLMap): string | null {
  const node = reader.child(map, 'code', false);
  if (node === null) return null;
  const code = reader.string(node, 'code');
  if (!/^[A-K][1-9]$/.test(code)) reader.reportAt('file.wrong-type', node, { key: 'code', type: 'A1 … K9' });
  return code;
}

/** `1.2.3`. */
export function readVersion(reader: Reader, map: YAMLMap): string {
  const node = reader.child(map, 'version');
  const version = node === null ? '' : reader.string(node, 'version');
  if (node !== null && !/^\d+\.\d+\.\d+$/.test(version))
    reader.reportAt('file.wrong-type', node, { key: 'version', type: '1.2.3' });
  return version;
}

/** A day, `2026-01-02`; null when the key is absent. */
export function readDay(reader: Reader, map: YAMLMap, key: string, required = false): string | null {
  const node = reader.child(map, key, required);
  if (node === null) return null;
  const day = reader.string(node, key);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)))
    reader.reportAt('file.wrong-type', node, { key, type: '2026-01-31' });
  return day;
}

export function readHistory(reader: Reader, map: YAMLMap): readonly VersionNote[] {
  return reader.list(reader.child(map, 'history', false), 'history').flatMap((node) => {
    const row = reader.map(node, 'history');
    if (row === null) return [];
    reader.onlyKeys(row, ['version', 'date', 'change', 'checks']);
    return {
      version: reader.string(reader.child(row, 'version'), 'version'),
      date: readDay(reader, row, 'date', true) ?? '',
      change: reader.string(reader.child(row, 'change'), 'change'),
      checks: readChecks(reader, row),
    };
  });
}

function readChecks(reader: Reader, row: YAMLMap): Readonly<Record<string, string>> {
  const map = reader.map(reader.child(row, 'checks', false), 'checks');
  return Object.fromEntries(
    (map?.items ?? []).map((item) => [
      isScalar(item.key) ? String(item.key.value) : '',
      reader.string(item.value as Node | null, 'check'),
    ]),
  );
}

export function readPictures(reader: Reader, map: YAMLMap): readonly PracticePicture[] {
  return reader.list(reader.child(map, 'pictures', false), 'pictures').flatMap((node) => {
    const row = reader.map(node, 'pictures');
    if (row === null) return [];
    reader.onlyKeys(row, ['outcome', 'file', 'alt']);
    const fileNode = reader.child(row, 'file');
    const file = fileNode === null ? '' : reader.string(fileNode, 'file');
    if (fileNode !== null && !/^[a-z0-9-]+\.svg$/.test(file))
      reader.reportAt('file.wrong-type', fileNode, { key: 'file', type: 'name.svg' });
    return {
      outcome: reader.oneOf(reader.child(row, 'outcome'), 'outcome', ['right', 'wrong']),
      file,
      alt: readLocalised(reader, reader.child(row, 'alt'), 'alt'),
    };
  });
}
