import type { Hit } from '../../../adapters/image-worker/messages.ts';
import type { Kept } from '../kept.ts';
import type { LabState } from '../lab-state.ts';
import type { Lab } from '../use-lab.ts';
import { openFile, openRange } from './open-subject.ts';

/** A hit opens in the file that holds it, else as raw bytes around it. */
export function openHit({ bench, state }: Lab, { offset, length, place }: Hit): Promise<void> {
  if (place.fileSystem !== null && place.entry !== null)
    return openFile(bench, place.fileSystem, place.entry, offset === null ? undefined : { offset, length });
  if (offset === null) return Promise.resolve();
  return openRange(bench, aroundBytes(state, offset, length), { offset, length });
}

/** The directory entry, MFT record or inode of the file in view, among the bytes around it. */
export async function openRecord({ bench, state, worker }: Lab): Promise<void> {
  const { subject } = state;
  if (subject?.kind !== 'file') return;
  const place = await worker.ask('record', { fileSystem: subject.fileSystem, entry: subject.index });
  if (place === null) bench.change({ said: { id: 'lab.said.no-record', params: {} } });
  else await openRange(bench, aroundBytes(state, place.offset, place.length), place);
}

export function goToKept({ bench, state }: Lab, { locus }: Kept): Promise<void> {
  const { offset, length, entry } = locus;
  const at = offset === null || length === null ? undefined : { offset, length };
  for (const [fileSystem, { files }] of state.listings) {
    const index = entry === null || locus.path === null ? -1 : files.rowOf(entry, locus.path);
    if (index >= 0) return openFile(bench, fileSystem, index, at);
  }
  return at === undefined
    ? Promise.resolve()
    : openRange(bench, aroundBytes(state, at.offset, at.length), at);
}

const AROUND = 4096;

/** Whole sectors from a little before to a little behind. */
function aroundBytes(
  { image }: LabState,
  offset: number,
  length: number,
): { kind: 'range'; what: 'chosen'; ranges: { offset: number; length: number }[] } {
  const start = Math.max(0, Math.floor((offset - AROUND) / 512) * 512);
  const end = Math.min(image?.size ?? 0, Math.ceil((offset + length + AROUND) / 512) * 512);
  return { kind: 'range', what: 'chosen', ranges: [{ offset: start, length: end - start }] };
}
