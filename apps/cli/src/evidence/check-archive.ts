import { ImageError, type DiskImage, type Entry, type FileSystem } from '@tracecraft/image';
import type { Progress } from './progress.ts';

const AT_ONCE = 1 << 20;
/** Files that cannot be judged, as no damage. */
const UNJUDGED: readonly string[] = ['archive.encrypted', 'archive.method'];

/** What reading every file of a tar or zip showed. */
export interface ArchiveCheck {
  /** Files read from start to end. */
  readonly files: number;
  /** Files whose content is protected or packed otherwise. */
  readonly unjudged: number;
  readonly problems: readonly {
    readonly path: string;
    readonly code: string;
    readonly params: ImageError['params'];
  }[];
}

/** Reads every file of the archives in `image`, so that sums are compared; null where it holds none. */
export function checkArchives(image: DiskImage, progress: Progress): ArchiveCheck | null {
  const archives = image.fileSystems.filter(({ kind }) => kind === 'tar' || kind === 'zip');
  if (archives.length === 0) return null;
  let files = 0;
  let unjudged = 0;
  const problems: ArchiveCheck['problems'][number][] = [];
  for (const archive of archives)
    for (const entry of archive.entries()) {
      if (entry.type !== 'file') continue;
      progress.report('checking files', ++files, 0);
      const problem = problemOf(archive, entry);
      if (problem === null) continue;
      if (UNJUDGED.includes(problem.code)) unjudged++;
      else problems.push({ path: entry.path, code: problem.code, params: problem.params });
    }
  progress.clear();
  return { files: files - unjudged - problems.length, unjudged, problems };
}

function problemOf(archive: FileSystem, entry: Entry): ImageError | null {
  try {
    for (let at = 0; at < entry.size; at += AT_ONCE)
      archive.read(entry, at, Math.min(AT_ONCE, entry.size - at));
    return null;
  } catch (problem) {
    if (problem instanceof ImageError) return problem;
    throw problem;
  }
}
