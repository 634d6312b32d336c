import { createInflate, inflateSync, constants } from 'node:zlib';

/**
 * The part of Node's own inflater behind its stream that works at once. `inflateSync` builds and drops one of these for each
 * call, which takes more time than a chunk of an E01 does. It is undocumented: so it is used only where it has this shape
 * and gives back a known text, else `inflateSync` is.
 */
interface Engine {
  readonly reset: () => void;
  /** Ends with the room left in `_writeState[0]` and the bytes not taken in `_writeState[1]`. */
  readonly writeSync: (...what: WriteArguments) => void;
  onerror: (message: string, errno: number, code: string) => void;
}

type WriteArguments = readonly [
  flush: number,
  from: Uint8Array,
  at: number,
  length: number,
  to: Uint8Array,
  toAt: number,
  room: number,
];

interface Inner {
  readonly _handle?: Partial<Engine> | null;
  readonly _writeState?: unknown;
}

export type Inflate = (packed: Uint8Array, length: number) => Uint8Array;

/** Unpacks a zlib stream of exactly `length` bytes, or throws. The answer's memory is used again by the next call. */
export function reusedInflate(): Inflate {
  return engineInflate() ?? oneByOne;
}

// One byte of room more than asked for: zlib then ends in one pass, half the time of its default.
const oneByOne: Inflate = (packed, length) =>
  inflateSync(packed, { chunkSize: Math.max(64, length + 1), maxOutputLength: Math.max(1, length) });

/** `known`, packed by zlib 1.3.1. */
const SAMPLE: Uint8Array = Uint8Array.from([
  0x78, 0x9c, 0xcb, 0xce, 0xcb, 0x2f, 0xcf, 0x03, 0x00, 0x06, 0x7d, 0x02, 0x2e,
]);

function engineInflate(): Inflate | null {
  const made = newEngine();
  if (made === null) return null;
  const inflate = inflateWith(made.engine, made.state);
  try {
    return Buffer.from(inflate(SAMPLE, 5)).toString() === 'known' ? inflate : null;
  } catch {
    return null;
  }
}

function newEngine(): { readonly engine: Engine; readonly state: Uint32Array } | null {
  const { _handle: engine, _writeState: state } = createInflate() as unknown as Inner;
  const fits =
    typeof engine?.reset === 'function' &&
    typeof engine.writeSync === 'function' &&
    typeof engine.onerror === 'function' &&
    state instanceof Uint32Array;
  return fits ? { engine: engine as Engine, state } : null;
}

function inflateWith(engine: Engine, state: Uint32Array): Inflate {
  let room = new Uint8Array(0);
  let problem = '';
  engine.onerror = (_message, _errno, code) => {
    problem = code;
  };
  return (packed, length) => {
    // One byte more, which stays empty: else a stream that goes on could not be told from one that ends.
    if (room.length <= length) room = new Uint8Array(length + 1);
    problem = '';
    engine.reset();
    engine.writeSync(constants.Z_FINISH, packed, 0, packed.length, room, 0, length + 1);
    if (problem !== '' || state[0] !== 1) throw new Error(problem === '' ? 'wrong length' : problem);
    return room.subarray(0, length);
  };
}
