import { titleOf, type ArtefactLine } from '../artefacts/artefact-lines.ts';
import { locusOfView } from '../locus-of-view.ts';
import type { Bench } from './bench.ts';
import { keep } from './keep.ts';
import { openFile } from './open-subject.ts';

/** Opens the file of a fact at its bytes and keeps them as a bookmark named by field and value. */
export async function keepRow(bench: Bench, line: ArtefactLine): Promise<void> {
  const { file, row } = line;
  await openFile(bench, file.fileSystem, file.entry, row.place ?? undefined);
  const { image, subject, selection } = bench.state();
  if (image === null || subject?.kind !== 'file' || subject.index !== file.entry) return;
  const { locus } = locusOfView(image, subject, selection);
  await keep(bench, { kind: 'bookmark', text: titleOf(line), question: null, answer: null, locus });
}
