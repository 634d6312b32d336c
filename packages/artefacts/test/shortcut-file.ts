import { ByteWriter, ticksOf } from './byte-writer.ts';

export const CREATED: bigint = ticksOf('2025-11-02T08:15:30.125Z', 3n);
export const ACCESSED: bigint = ticksOf('2026-01-05T00:00:00Z');
export const WRITTEN: bigint = ticksOf('2025-12-31T23:59:59.999Z', 9n);
/** 2026-02-28 13:45:58 as FAT words. */
const FAT = [(46 << 9) | (2 << 5) | 28, (13 << 11) | (45 << 5) | 29];
const TRACKER_ID = '7f3c1a20d4b1f0119c0a00155d012a03';

const hex = (text: string): number[] => text.match(/../g)!.map((pair) => Number.parseInt(pair, 16));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Header, root, drive, folder entry, a volume with label, two texts, a tracker block. */
export function shortcutFile(): Uint8Array {
  return joined([header(), itemList(), linkInfo(), texts(), tracker(), new Uint8Array(4)]);
}

function header(): Uint8Array {
  const writer = new ByteWriter(76).u32(0, 76).put(4, hex('0114020000000000c000000000000046'));
  writer.u32(20, 0x1 | 0x2 | 0x4 | 0x10 | 0x80, 0x20);
  return writer.u64(28, CREATED).u64(36, ACCESSED).u64(44, WRITTEN).u32(52, 123_456, 0, 1).bytes;
}

function itemList(): Uint8Array {
  const root = new ByteWriter(20)
    .u16(0, 20)
    .put(2, [0x1f, 0x50])
    .put(4, hex('e04fd020ea3a6910a2d808002b30309d')).bytes;
  const drive = new ByteWriter(25).u16(0, 25).put(2, [0x2f]).ansi(3, 'E:\\').bytes;
  const name = 'WAYBILL.TXT';
  const size = 14 + name.length + 1;
  const file = new ByteWriter(size)
    .u16(0, size)
    .put(2, [0x32])
    .u32(4, 123_456)
    .u16(8, ...FAT, 0x20)
    .ansi(14, name).bytes;
  const items = joined([root, drive, file, new Uint8Array(2)]);
  return joined([new ByteWriter(2).u16(0, items.length).bytes, items]);
}

function linkInfo(): Uint8Array {
  const path = 'E:\\WAYBILL.TXT';
  const label = 'COURIER';
  const volume = 16 + label.length + 1;
  const pathAt = 28 + volume;
  const suffixAt = pathAt + path.length + 1;
  const size = suffixAt + 1;
  const writer = new ByteWriter(size).u32(0, size, 28, 1, 28, pathAt, 0, suffixAt);
  writer.u32(28, volume, 2, 0xbeefcafe, 16).ansi(44, label);
  return writer.ansi(pathAt, path).bytes;
}

function texts(): Uint8Array {
  return joined(
    ['vận đơn 송장', 'E:\\work'].map(
      (text) => new ByteWriter(2 + text.length * 2).u16(0, text.length).wide(2, text).bytes,
    ),
  );
}

function tracker(): Uint8Array {
  const writer = new ByteWriter(0x60).u32(0, 0x60, 0xa0000003, 0x58, 0).ansi(16, 'station-4');
  for (const at of [32, 64]) writer.put(at, hex('00112233445566478899aabbccddeeff'));
  for (const at of [48, 80]) writer.put(at, hex(TRACKER_ID));
  return writer.bytes;
}
