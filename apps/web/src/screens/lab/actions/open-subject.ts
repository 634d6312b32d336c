import type { ByteRange, Extents } from '@tracecraft/image';
import { faultFrom } from '../fault-from.ts';
import { hexRows } from '../hex-rows.ts';
import type { LabState } from '../lab-state.ts';
import { stretchesOf, type Subject } from '../subject.ts';
import { tell, type Bench } from './bench.ts';
import { contentDigest } from './content-digest.ts';

/** More than this is opened without a digest in the record: looking must stay quick. */
const MOST_DIGESTED = 64 * 1024 * 1024;

/** Opens a file in the view; `at`: bytes of the raw image to select in it. */
export async function openFile(
  bench: Bench,
  fileSystem: number,
  index: number,
  at?: ByteRange,
  look: LabState['look'] = 'hex',
): Promise<void> {
  const { worker, change, recorder } = bench;
  const entry = bench.state().listings.get(fileSystem)?.files.at(index);
  if (entry === undefined) return;
  try {
    const extents = await worker.ask('extents', { fileSystem, entry: index });
    change({ ...shown({ kind: 'file', fileSystem, index, entry, extents }, at), look, fault: null });
    const partition = bench.state().image?.fileSystems[fileSystem]?.partition.offset ?? null;
    const place = {
      partition,
      path: entry.path,
      entry: entry.identity,
      offset: firstOnDisk(extents),
      length: entry.size,
    };
    const sha256 =
      !recorder.writes || entry.size > MOST_DIGESTED ? null : await contentDigest(bench, fileSystem, index);
    tell(bench, await recorder.step('open', entry.path, { ...place, sha256: sha256 }));
  } catch (error) {
    change({ fault: faultFrom(error) });
  }
}

/** Opens bytes of the raw image in the view. */
export async function openRange(
  bench: Bench,
  subject: Extract<Subject, { kind: 'range' }>,
  at?: ByteRange,
): Promise<void> {
  const { change, recorder } = bench;
  change({ ...shown(subject, at), look: 'hex', fault: null });
  try {
    const [first] = subject.ranges;
    // A stream of many stretches has no one range; its first stands for it.
    const place = {
      offset: first?.offset ?? null,
      length: first?.length ?? null,
      sha256: recorder.writes ? await digested(bench, subject.ranges.slice(0, 1)) : null,
    };
    tell(bench, await recorder.step('raw', subject.what, place));
  } catch (error) {
    change({ fault: faultFrom(error) });
  }
}

/** Where a file begins on the disk; a hole lies nowhere. */
function firstOnDisk({ ranges }: Extents): number | null {
  return ranges.find(({ sparse }) => sparse !== true)?.offset ?? null;
}

async function digested({ worker }: Bench, ranges: readonly ByteRange[]): Promise<string | null> {
  const bytes = ranges.reduce((sum, { length }) => sum + length, 0);
  return bytes === 0 || bytes > MOST_DIGESTED ? null : (await worker.ask('digest', { ranges })).sha256;
}

function shown(subject: Subject, at: ByteRange | undefined): Partial<LabState> {
  return { subject, step: 'view', selection: at === undefined ? null : selectionAt(subject, at) };
}

function selectionAt(subject: Subject, { offset, length }: ByteRange): LabState['selection'] {
  const position = hexRows(stretchesOf(subject), 16).positionOf(offset);
  return position === null || length < 1 ? null : { anchor: position, cursor: position + length - 1 };
}
