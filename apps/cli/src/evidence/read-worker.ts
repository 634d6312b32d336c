import { parentPort, workerData } from 'node:worker_threads';
import { CheckedReader, ImageError, openContainer } from '@tracecraft/image';
import { BlockFiller } from './block-ring.ts';
import { CommandError } from '../command-error.ts';
import { openFileSource, type FileSource } from './file-source.ts';
import { reusedInflate } from './inflate.ts';
import { fillBlocks } from './parallel-hash.ts';
import type { ReaderEnd, ReaderFailure, ReaderStart } from './second-reader.ts';

/** Unpacks every second block of an image, in a thread of its own. */
const { ring, files } = workerData as ReaderStart;
const filler = new BlockFiller(ring, 1);

function readBlocks(): ReaderEnd {
  const sources: FileSource[] = [];
  try {
    for (const { path } of files) sources.push(openFileSource(path));
    const parts = files.map(({ name }, i) => ({ name, source: sources[i]! }));
    const { raw } = openContainer(parts, { inflate: reusedInflate() });
    const reader = new CheckedReader(raw);
    fillBlocks(filler, { size: raw.size, fill: (offset, target) => reader.fill(offset, target) });
    return { lost: reader.lost, problems: reader.problems, failure: null };
  } catch (problem) {
    // Those who wait for its blocks must come to an end.
    filler.publish(0);
    return { lost: 0, problems: [], failure: failureOf(problem) };
  } finally {
    for (const source of sources) source.close();
  }
}

function failureOf(problem: unknown): ReaderFailure {
  if (problem instanceof CommandError || problem instanceof ImageError)
    return { code: problem.code, params: problem.params };
  return { code: null, message: String(problem) };
}

parentPort?.postMessage('ready');
parentPort?.postMessage(readBlocks());
