import type { PlacedRow } from '../../../adapters/image-worker/messages.ts';
import type { ArtefactFile } from '../lab-state.ts';

/** A row with the file it stands in. */
export interface ArtefactLine {
  readonly file: ArtefactFile;
  readonly path: string;
  readonly row: PlacedRow;
}

/** Rows of the files of `kind` (all where empty) that have `text` in value, field, record or path, in listed order. */
export function artefactLines(
  files: readonly ArtefactFile[],
  pathOf: (file: ArtefactFile) => string,
  kind: string,
  text: string,
): readonly ArtefactLine[] {
  const wanted = text.trim().toLowerCase();
  return files
    .filter((file) => kind === '' || file.kind === kind)
    .flatMap((file) => {
      const path = pathOf(file);
      const within = wanted === '' || path.toLowerCase().includes(wanted);
      return file.rows
        .filter((row) => within || textOf(row).toLowerCase().includes(wanted))
        .map((row) => ({ file, path, row }));
    });
}

function textOf({ stored, value, source, record, time }: PlacedRow): string {
  return `${stored}\n${value ?? ''}\n${source}\n${record}\n${time?.reading ?? ''}`;
}

/** One sentence for a bookmark: field and value. */
export function titleOf({ row: { source, stored, value, time } }: ArtefactLine): string {
  const shown = time?.reading ?? value ?? stored;
  return `${source}: ${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}`;
}
