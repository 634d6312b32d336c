import { FieldReader } from '../field-reader.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { ansi } from '../text.ts';

/** Where the cells' offsets count from. */
export const HIVE_BINS = 4096;

/** Checks the base block and notes what does not hold; returns the root cell's offset from {@link HIVE_BINS}. */
export function checkBaseBlock(file: Uint8Array, rows: RowGatherer): number {
  const block = new FieldReader(file, 'regf', 0, HIVE_BINS);
  const signature = ansi(block.bytes(0, 4, 'Signature'));
  if (signature !== 'regf') throw block.fail('Signature', 0, signature);
  const [first, second] = [block.u32(4, 'PrimarySequence'), block.u32(8, 'SecondarySequence')];
  // its transaction logs hold newer content, which this reader does not apply
  if (first !== second)
    rows.note(
      'artefact.unclean',
      { structure: 'regf', field: 'SecondarySequence', offset: 8 },
      `${first}, ${second}`,
    );
  const sum = checksum(block);
  if (block.u32(508, 'Checksum') !== sum)
    rows.note(
      'artefact.malformed',
      { structure: 'regf', field: 'Checksum', offset: 508 },
      block.u32(508, 'Checksum'),
    );
  const major = block.u32(20, 'MajorVersion');
  rows.form = `hive version ${major}.${block.u32(24, 'MinorVersion')}`;
  if (major !== 1) throw block.fail('MajorVersion', 20, major);
  return block.u32(36, 'RootCellOffset');
}

/** XOR of the words before it; 0 and all ones are taken for other use. */
function checksum(block: FieldReader): number {
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= block.u32(at, 'Checksum');
  if (sum === 0) return 1;
  return sum === -1 ? 0xfffffffe : sum >>> 0;
}
