import { FieldReader } from '../field-reader.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { ansi, guid } from '../text.ts';
import { uuidTime } from '../times.ts';

const MOST_BLOCKS = 100;
const TRACKER = 0xa0000003;
const DROIDS = [
  [32, 'Droid.Volume'],
  [48, 'Droid.File'],
  [64, 'DroidBirth.Volume'],
  [80, 'DroidBirth.File'],
] as const;

/** ExtraData, [MS-SHLLINK] 2.5: blocks up to one that is shorter than 4. A file may end without that last one. */
export function readExtraData(file: Uint8Array, base: number, rows: RowGatherer): void {
  const reader = new FieldReader(file, 'ExtraData', base);
  for (let at = 0, index = 0; reader.left(at) > 0; index++) {
    const size = reader.u32(at, 'BlockSize');
    if (size < 4) return;
    if (size < 8 || index >= MOST_BLOCKS) throw reader.fail('BlockSize', at, size);
    reader.bytes(at, size, 'BlockSize');
    if (reader.u32(at + 4, 'BlockSignature') === TRACKER)
      rows.attempt(() => readTracker(new FieldReader(file, 'TrackerDataBlock', base + at, size), rows));
    at += size;
  }
}

/** [MS-SHLLINK] 2.5.10: the machine that wrote it; a version 1 UUID tells when it was made and by which network card. */
function readTracker(tracker: FieldReader, rows: RowGatherer): void {
  const machine = ansi(tracker.bytes(16, 16, 'MachineID'));
  rows.row('TrackerDataBlock.MachineID', '', { stored: machine }, { offset: tracker.base + 16, length: 16 });
  for (const [at, field] of DROIDS) {
    const bytes = tracker.bytes(at, 16, field);
    const stored = guid(bytes);
    const place = { offset: tracker.base + at, length: 16 };
    // the version stands in the upper half of the third field's high byte (RFC 9562 §4.2)
    if (bytes[7]! >> 4 !== 1) rows.row(`TrackerDataBlock.${field}`, '', { stored }, place);
    else {
      const ticks = tracker.u64(at, field) & 0x0fff_ffff_ffff_ffffn;
      const card = Array.from(bytes.subarray(10), (byte) => byte.toString(16).padStart(2, '0')).join(':');
      const fact = { stored, value: `${stored}, node ${card}`, time: uuidTime(ticks) };
      rows.row(`TrackerDataBlock.${field}`, '', fact, place);
    }
  }
}
