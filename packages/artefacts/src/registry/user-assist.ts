import { FieldReader } from '../field-reader.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import type { Hive, Key, Value } from './hive.ts';
import { filetime } from '../times.ts';

const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\UserAssist';

/** Fields of the data by its length: Windows 7 on has 72 bytes, before that 16. */
const FORMS: Readonly<
  Record<number, { count: number; last: number; focusCount?: number; focusTime?: number }>
> = {
  16: { count: 4, last: 8 },
  72: { count: 4, focusCount: 8, focusTime: 12, last: 60 },
};

/** UserAssist of NTUSER.DAT: programs and links started through the shell. Counts of the 16-byte form begin at 5. */
export function readUserAssist(hive: Hive, root: Key, rows: RowGatherer): void {
  const key = hive.find(root, KEY);
  if (key === null) return;
  for (const kind of hive.children(key)) {
    const counts = hive.find(kind, 'Count');
    if (counts === null) continue;
    for (const value of hive.values(counts)) rows.attempt(() => readProgram(value, rows));
  }
}

function readProgram(value: Value, rows: RowGatherer): void {
  const form = FORMS[value.data.length];
  // UEME_CTLSESSION and others are counters of their own
  if (form === undefined) return;
  const program = rot13(value.name);
  const record = `${value.key.path}\\${value.name}`;
  const reader = new FieldReader(value.data, 'UserAssist');
  const at = (field: number, length: number) => ({ offset: value.offset + field, length });
  const number = (field: number | undefined, name: string): void => {
    if (field === undefined) return;
    rows.row(`UserAssist.${name}`, record, { stored: String(reader.u32(field, name)) }, at(field, 4));
  };
  const name = { offset: value.nameOffset, length: value.name.length };
  rows.row('UserAssist.Name', record, { stored: value.name, value: program }, name);
  number(form.count, 'RunCount');
  number(form.focusCount, 'FocusCount');
  number(form.focusTime, 'FocusMilliseconds');
  const ticks = reader.u64(form.last, 'LastRun');
  const fact = { stored: String(ticks), time: filetime(ticks) };
  rows.row('UserAssist.LastRun', record, fact, at(form.last, 8));
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode((code & 31) > 13 ? code - 13 : code + 13);
  });
}
