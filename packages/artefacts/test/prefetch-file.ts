import { ByteWriter, ticksOf } from './byte-writer.ts';

export const RUNS: readonly bigint[] = [
  ticksOf('2026-03-02T10:20:30.5Z', 4n),
  ticksOf('2026-03-01T09:00:00Z'),
];
export const NAMES = [
  '\\VOLUME{01dc0000-beefcafe}\\WINDOWS\\NTDLL.DLL',
  '\\VOLUME{01dc0000-beefcafe}\\USERS\\KIM\\장부.XLSX',
];
const DEVICE = '\\VOLUME{01dc0000-beefcafe}';
const METRICS = { 17: 152, 23: 240, 26: 304, 30: 296 };
const LAYOUT = { 17: [120, 144, 40], 23: [128, 152, 104], 26: [128, 208, 104], 30: [128, 200, 96] } as const;

/** A prefetch file with two names and one volume; one entry of metrics and one trace chain, empty. */
export function prefetchFile(version: 17 | 23 | 26 | 30): Uint8Array {
  const text = NAMES.map((name) => `${name}\0`).join('');
  const [last, count, entry] = LAYOUT[version];
  const metrics = METRICS[version];
  const chains = metrics + (version === 17 ? 20 : 32);
  // one entry of each table, as sccainfo wants it
  const names = chains + (version === 30 ? 8 : 12);
  const volumes = (names + text.length * 2 + 7) & ~7;
  const size = volumes + entry + (DEVICE.length + 1) * 2;
  const writer = new ByteWriter(size).u32(0, version).ansi(4, 'SCCA').u32(8, 0x11, size);
  writer
    .wide(16, 'EXCEL.EXE')
    .u32(76, 0x00c0ffee)
    .u32(84, metrics, 1, chains, 1, names, text.length * 2);
  writer
    .u32(108, volumes, 1, size - volumes)
    .wide(names, text)
    .u32(count, 9);
  RUNS.slice(0, version < 26 ? 1 : 2).forEach((ticks, i) => writer.u64(last + 8 * i, ticks));
  writer.u32(volumes, entry, DEVICE.length).u64(volumes + 8, ticksOf('2025-01-02T03:04:05Z'));
  return writer.u32(volumes + 16, 0xbeefcafe).wide(volumes + entry, DEVICE).bytes;
}

/** Packs with codes of nine bits for all 512 symbols, so that each symbol is its own code; [MS-XCA] 2.1.4. */
export function packed(content: Uint8Array): Uint8Array {
  const out: number[] = [...Array.from({ length: 256 }, () => 0x99), 0, 0, 0, 0];
  let [first, second, held, free] = [256, 258, 0, 16];
  const put = (at: number, value: number): void => void out.splice(at, 2, value & 255, (value >> 8) & 255);
  const bits = (value: number, width: number): void => {
    for (let i = width - 1; i >= 0; i--) {
      if (free === 0) {
        put(first, held);
        [first, second, held, free] = [second, out.length, 0, 16];
        out.push(0, 0);
      }
      held = (held << 1) | ((value >> i) & 1);
      free--;
    }
  };
  for (let at = 0; at < content.length; ) at += packOne(content, at, bits, out);
  put(first, held << free);
  const head = new ByteWriter(8).u32(0, 0x044d414d, content.length).bytes;
  return Uint8Array.from([...head, ...out]);
}

/** A run of the byte before as a match at distance 1, anything else as itself. */
function packOne(
  content: Uint8Array,
  at: number,
  bits: (value: number, width: number) => void,
  out: number[],
): number {
  let run = 0;
  while (at > 0 && run < 200 && at + run < content.length && content[at + run] === content[at - 1]) run++;
  if (run < 3) bits(content[at]!, 9);
  else if (run < 18) bits(256 + run - 3, 9);
  else {
    bits(256 + 15, 9);
    out.push(run - 18);
  }
  return run < 3 ? 1 : run;
}
