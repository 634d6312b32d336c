import { afterEach, describe, expect, it, vi } from 'vitest';
import { heldSource } from '../src/adapters/evidence/held-source.ts';
import { PassGiver } from '../src/adapters/evidence/pass-giver.ts';
import { passTaker, type PassTaker } from '../src/adapters/evidence/pass-taker.ts';

const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);
const PIECE = 100_000;

/** A file, and what of it was read for the list alone. */
function fileOf(): { readonly file: File; readonly sliced: number[] } {
  const file = new File([bytes], 'x.dd', { lastModified: 5 });
  const sliced: number[] = [];
  const slice = file.slice.bind(file);
  file.slice = (start, end) => {
    sliced.push(start ?? 0);
    return slice(start, end);
  };
  return { file, sliced };
}

type Pass = ReturnType<PassGiver['begin']>;

const closing: MessagePort[] = [];
afterEach(() => {
  for (const port of closing.splice(0)) port.close();
  vi.useRealTimers();
});

function met(): { readonly giver: PassGiver; readonly taker: PassTaker } {
  const { port1, port2 } = new MessageChannel();
  closing.push(port1, port2);
  const giver = new PassGiver();
  giver.meet(port1);
  return { giver, taker: passTaker(port2) };
}

/** The pass from `from` up to `to`. */
function passOver(pass: Pass, from: number, to = bytes.length): void {
  for (let at = from; at < to; at += PIECE) pass.passed(bytes.subarray(at, Math.min(to, at + PIECE)));
}

const reading = { size: bytes.length, read: (): Uint8Array => new Uint8Array(0) };
/** Each on a message of its own: answers arrive between them. */
const aWhile = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

const RANGES = [
  { offset: 50_000, length: 1000 },
  { offset: 1_000_000, length: 5 },
  { offset: 1_999_990, length: 20 },
  { offset: 2_000_500, length: 150_000 },
];

function holds(source: ReturnType<typeof heldSource>): readonly boolean[] {
  return RANGES.map(({ offset, length }) =>
    Buffer.from(source.read(offset, length)).equals(bytes.subarray(offset, offset + length)),
  );
}

describe('a list takes what hashing passes over', () => {
  it('and reads only what the pass has left behind', async () => {
    const { giver, taker } = met();
    const { file, sliced } = fileOf();
    const source = heldSource(file, reading);
    const pass = giver.begin(file);
    passOver(pass, 0, 300_000);
    const held = source.hold(RANGES, taker);
    await aWhile();
    passOver(pass, 300_000);
    await held;
    expect(holds(source)).toEqual([true, true, true, true]);
    expect(sliced).toEqual([50_000]);
  });

  it('of two passes at once one gives, and the other disturbs nothing', async () => {
    const { giver, taker } = met();
    const { file, sliced } = fileOf();
    const source = heldSource(file, reading);
    const pass = giver.begin(file);
    passOver(pass, 0, 300_000);
    const other = giver.begin(file);
    const held = source.hold(RANGES, taker);
    await aWhile();
    passOver(other, 0, 2_000_000);
    passOver(pass, 300_000, 2_000_000);
    other.end();
    passOver(pass, 2_000_000);
    await held;
    expect(holds(source)).toEqual([true, true, true, true]);
    expect(sliced).toEqual([50_000]);
  });

  it.each([
    ['no pass', () => undefined],
    [
      'a pass over another file',
      (giver: PassGiver) => giver.begin(new File([bytes], 'x.dd', { lastModified: 6 })),
    ],
    [
      'a pass that is behind all of it',
      (giver: PassGiver, file: File) => {
        passOver(giver.begin(file), 0);
      },
    ],
  ])('with %s it reads them itself', async (_name, before) => {
    const { giver, taker } = met();
    const { file, sliced } = fileOf();
    const source = heldSource(file, reading);
    before(giver, file);
    await source.hold(RANGES, taker);
    expect(holds(source)).toEqual([true, true, true, true]);
    expect(sliced.length).toBeGreaterThan(0);
  });

  it('a pass with longer to go than a trip of its own is not waited for', async () => {
    const { giver, taker } = met();
    const { file } = fileOf();
    giver.begin(file);
    const near = [{ start: 2_000_000, end: 2_000_100 }];
    expect(await taker.ask(file, near, 1_999_999)).toBeNull();
    expect(await taker.ask(file, near, 2_000_100)).toMatchObject({ spans: near });
  });

  it('of a long way the first part is given, and the rest is read meanwhile', async () => {
    const { giver, taker } = met();
    const { file, sliced } = fileOf();
    const source = heldSource(file, reading);
    const pass = giver.begin(file);
    const ranges = [10_000, 300_000, 1_300_000, 2_900_000].map((offset) => ({ offset, length: 3000 }));
    const held = source.hold(ranges, taker);
    await aWhile();
    // the two that are far apart are read, and nothing before them
    expect(sliced).toEqual([1_300_000, 2_900_000]);
    passOver(pass, 0, 400_000);
    await held;
    for (const { offset, length } of ranges)
      expect(Buffer.from(source.read(offset, length))).toEqual(
        Buffer.from(bytes.subarray(offset, offset + length)),
      );
  });

  it('a pass that is left gives nothing, and the bytes are read', async () => {
    const { giver, taker } = met();
    const { file, sliced } = fileOf();
    const source = heldSource(file, reading);
    const pass = giver.begin(file);
    passOver(pass, 0, 200_000);
    const held = source.hold(RANGES, taker);
    await aWhile();
    passOver(pass, 200_000, 1_500_000);
    pass.end();
    await held;
    expect(holds(source)).toEqual([true, true, true, true]);
    expect(sliced).toEqual([50_000, 1_000_000]);
  });

  it('a worker that never answers is waited for a second', async () => {
    const { port1, port2 } = new MessageChannel();
    closing.push(port1, port2);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = passTaker(port1).ask(fileOf().file, [{ start: 0, end: 10 }], 100);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await asked).toBeNull();
  });
});
