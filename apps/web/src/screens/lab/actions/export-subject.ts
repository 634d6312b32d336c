import type { Locus } from '@tracecraft/workbench';
import { download } from '../download.ts';
import { faultFrom } from '../fault-from.ts';
import type { Subject } from '../subject.ts';
import { tell, type Bench } from './bench.ts';

/** Saves the content of the file in view (or the bytes of the range); of a deleted file it is a recovery. */
export async function exportSubject(bench: Bench, subject: Subject, name: string): Promise<void> {
  const pieces: Uint8Array[] = [];
  const args =
    subject.kind === 'file'
      ? { fileSystem: subject.fileSystem, entry: subject.index }
      : { ranges: subject.ranges };
  try {
    const { sha256, size } = await bench.worker.ask('export', args, {
      onMeanwhile: ({ bytes }) => pieces.push(bytes),
    });
    download(name, pieces);
    const deleted = subject.kind === 'file' && subject.entry.deleted;
    const said = deleted ? `lab.said.recovered-${subject.extents.certainty}` : 'lab.said.exported';
    bench.change({ said: { id: said, params: { name, size, sha256 } }, fault: null });
    const target = subject.kind === 'file' ? subject.entry.path : name;
    tell(
      bench,
      await bench.recorder.step(deleted ? 'recover' : 'export', target, { ...placeOf(subject), sha256 }),
    );
  } catch (error) {
    bench.change({ fault: faultFrom(error) });
  }
}

function placeOf(subject: Subject): Partial<Locus> {
  if (subject.kind === 'range')
    return { offset: subject.ranges[0]?.offset ?? null, length: subject.ranges[0]?.length ?? null };
  const { entry, extents } = subject;
  return {
    path: entry.path,
    entry: entry.identity,
    offset: extents.ranges.find(({ sparse }) => sparse !== true)?.offset ?? null,
    length: entry.size,
  };
}
