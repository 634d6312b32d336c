import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ByteWriter, ticksOf } from './byte-writer.ts';
import { inFolder } from './oracle.ts';

const BINS = 4096;
/** When every key says it was last written: hivex copies its parent's. */
export const WRITTEN: bigint = ticksOf('2026-02-03T04:05:06.789Z');

/** A hive of one key, the root, with a security cell: the least hivexsh goes on from. */
export function emptyHive(): Uint8Array {
  const writer = new ByteWriter(2 * BINS).ansi(0, 'regf').u32(4, 1, 1).u64(12, WRITTEN);
  writer
    .u32(20, 1, 5, 0, 1, 0x20, BINS, 1)
    .ansi(BINS, 'hbin')
    .u32(BINS + 4, 0, BINS);
  const root = BINS + 0x20;
  const security = root + 0x60;
  const free = security + 0x30;
  writer
    .u32(root, -0x60 >>> 0)
    .ansi(root + 4, 'nk')
    .u16(root + 6, 0x2c)
    .u64(root + 8, WRITTEN);
  writer.u32(
    root + 4 + 16,
    0xffffffff,
    0,
    0,
    0xffffffff,
    0xffffffff,
    0,
    0xffffffff,
    security - BINS,
    0xffffffff,
  );
  writer.u16(root + 4 + 72, 4).ansi(root + 4 + 76, 'ROOT');
  writer
    .u32(security, -0x30 >>> 0)
    .ansi(security + 4, 'sk')
    .u32(security + 8, security - BINS, security - BINS, 1, 20);
  writer.put(security + 24, [1, 0, 0, 0x80]).u32(free, 2 * BINS - free);
  return sealed(writer);
}

/** Puts right the checksum of a base block. */
export function sealed(writer: ByteWriter): Uint8Array {
  const words = new Uint32Array(writer.bytes.buffer, 0, 127);
  return writer.u32(508, words.reduce((sum, word) => sum ^ word, 0) >>> 0).bytes;
}

/** A value as hivexsh takes it. */
export interface HiveValue {
  readonly name: string;
  readonly data: string;
}

/** A hive hivexsh (libhivex) wrote: each path with its keys made, and its values; those of `from`, whose paths in `made` are there, stand before. */
export function hiveBy(
  keys: Readonly<Record<string, readonly HiveValue[]>>,
  from: Uint8Array = emptyHive(),
  made: ReadonlySet<string> = new Set(),
): Uint8Array {
  return inFolder({ hive: from }, (folder) => {
    const { status, stderr, stdout } = spawnSync('hivexsh', ['-w', `${folder}/hive`], {
      encoding: 'utf8',
      input: [...commands(keys, made), 'commit', 'quit', ''].join('\n'),
    });
    if (status !== 0 || stderr !== '') throw new Error(`hivexsh: ${status} ${stderr} ${stdout}`);
    return new Uint8Array(readFileSync(`${folder}/hive`));
  });
}

function* commands(
  keys: Readonly<Record<string, readonly HiveValue[]>>,
  there: ReadonlySet<string>,
): Generator<string> {
  const made = new Set(there);
  for (const [path, values] of Object.entries(keys)) {
    yield 'cd \\';
    let at = '';
    for (const name of path.split('\\')) {
      at += `\\${name}`;
      if (!made.has(at)) yield `add ${name}`;
      made.add(at);
      yield `cd ${name}`;
    }
    if (values.length > 0) yield `setval ${values.length}`;
    for (const { name, data } of values) yield* [name, data];
  }
}

/** Data of type `type` as hivexsh takes it. */
export function bytesOf(type: number, bytes: Uint8Array): string {
  return `hex:${type}:${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}
