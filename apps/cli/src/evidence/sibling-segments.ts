import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const EWF = /^(.*)\.E[0-9A-Z]{2}$/i;
const NUMBERED = /^(.*)\.\d{3}(\.gz)?$/i;

/** The family of files `path` belongs to, as a test of names in its folder; null for a file that stands alone. */
function family(name: string): ((other: string) => boolean) | null {
  const ewf = EWF.exec(name);
  if (ewf !== null) return (other) => EWF.exec(other)?.[1] === ewf[1];
  const numbered = NUMBERED.exec(name);
  if (numbered === null) return null;
  return (other) => {
    const match = NUMBERED.exec(other);
    return match?.[1] === numbered[1] && match?.[2]?.toLowerCase() === numbered[2]?.toLowerCase();
  };
}

/** All segments that lie beside `path` (`x.E01` → `x.E02` …, `x.001` → `x.002` …), or `path` alone. */
export function siblingSegments(path: string): string[] {
  const belongs = family(basename(path));
  if (belongs === null) return [path];
  const folder = dirname(path);
  const names = readdirSync(folder).filter(belongs).toSorted();
  return names.includes(basename(path)) ? names.map((name) => join(folder, name)) : [path];
}
