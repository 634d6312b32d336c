import { ByteWriter, ticksOf } from './byte-writer.ts';

export const DELETED: bigint = ticksOf('2026-03-29T01:30:15.250Z', 7n);
export const PATH = 'C:\\Users\\kim\\Desktop\\bản đồ 지도.docx';

export function indexFile(version: 1 | 2): Uint8Array {
  const length = PATH.length + 1;
  const writer = new ByteWriter(version === 1 ? 544 : 28 + 2 * length);
  writer.u64(0, BigInt(version)).u64(8, 5_000_000_123n).u64(16, DELETED);
  if (version === 2) writer.u32(24, length);
  return writer.wide(version === 1 ? 24 : 28, PATH).bytes;
}

/** Two records; the second file has left the bin. */
export function info2(): Uint8Array {
  const writer = new ByteWriter(20 + 2 * 800).u32(0, 5, 2, 2, 800);
  ['C:\\My Documents\\ledger.xls', 'D:\\plan.txt'].forEach((path, i) => {
    const base = 20 + i * 800;
    writer.ansi(base, path).u32(base + 260, i + 1, i + 2);
    writer.u64(base + 268, DELETED + BigInt(i) * 600_000_000n).u32(base + 276, 8192 * (i + 1));
    writer.wide(base + 280, path);
    if (i === 1) writer.put(base, [0]);
  });
  return writer.bytes;
}
