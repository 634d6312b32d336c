import type { StoredTime } from '../../contract.ts';
import { le32 } from '../../source/little-endian.ts';
import { UtcTime } from '../utc-time.ts';

/** Seconds from 1601 to 1970. */
const EPOCH = 11_644_473_600;
const TICKS = 10_000_000;

/** What `fls` prints for an empty field: zero minus the epoch, cut to 32 bits. */
const EMPTY: StoredTime = { seconds: null, wall: null, kind: 'utc', peerSeconds: peerSeconds(0, 0) };

/** The times of a file are mostly equal, and so are those of its neighbours: the last one is given again. */
let lastLow = 0;
let lastHigh = 0;
let last: StoredTime = EMPTY;

/** A FILETIME: steps of 100 ns since 1601, UTC. Sleuth Kit keeps 32 bits of the second. */
export function filetime(bytes: Uint8Array, at: number): StoredTime {
  const low = le32(bytes, at);
  const high = le32(bytes, at + 4);
  if (low === 0 && high === 0) return EMPTY;
  if (low === lastLow && high === lastHigh) return last;
  // 2^32 steps are 429 seconds and 4,967,296 steps; kept apart, no bit is lost.
  const rest = high * 4_967_296 + low;
  const whole = Math.floor(rest / TICKS);
  const seconds = high * 429 + whole - EPOCH;
  const plain = seconds >= 0 && seconds < 2 ** 32;
  lastLow = low;
  lastHigh = high;
  return (last = new UtcTime(
    seconds,
    (rest - whole * TICKS) * 100,
    plain ? seconds : peerSeconds(low, high),
  ));
}

let peerLow = 0;
let peerHigh = 0;
let peer = peerSeconds(0, 0);

/** The seconds `fls` prints for a FILETIME. */
export function peerFiletime(bytes: Uint8Array, at: number): number {
  const low = le32(bytes, at);
  const high = le32(bytes, at + 4);
  if (low === peerLow && high === peerHigh) return peer;
  peerLow = low;
  peerHigh = high;
  const seconds = high * 429 + Math.floor((high * 4_967_296 + low) / TICKS) - EPOCH;
  return (peer = seconds >= 0 && seconds < 2 ** 32 ? seconds : peerSeconds(low, high));
}

function peerSeconds(low: number, high: number): number {
  const ticks = (BigInt(high) << 32n) + BigInt(low) - BigInt(EPOCH) * BigInt(TICKS);
  return Number(BigInt.asUintN(32, BigInt.asUintN(64, ticks) / BigInt(TICKS)));
}
