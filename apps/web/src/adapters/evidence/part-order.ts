import { EvidenceError } from './evidence-error.ts';

/** E01 … E99, EAA … ZZZ and 000, 001 …: the suffix of one segment of a set (libewf format specification §2). */
const SEGMENT = /^(.*)\.([eE][0-9]{2}|[eE-zZ][a-zA-Z]{2}|[0-9]{3})$/;

/**
 * Files picked together, in the order of their segments. Refuses a set with a hole, naming the missing segment:
 * a hole would silently shift every byte behind it.
 */
export function inSegmentOrder<T extends { readonly name: string }>(files: readonly T[]): readonly T[] {
  if (files.length === 0) throw new EvidenceError('evidence.nothing-picked');
  const ordered = [...files].sort((a, b) => (rank(a.name) - rank(b.name)) || (a.name < b.name ? -1 : 1));
  const numbered = ordered.map((file) => rank(file.name));
  if (files.length > 1) refuseHoles(ordered, numbered);
  return ordered;
}

function refuseHoles(ordered: readonly { readonly name: string }[], numbered: readonly number[]): void {
  numbered.forEach((number, i) => {
    const expected = (numbered[0] ?? 0) + i;
    if (number === expected || !Number.isFinite(number)) return;
    throw new EvidenceError('evidence.segment-missing', { after: ordered[i - 1]?.name ?? '', found: ordered[i]?.name ?? '' });
  });
}

/** Position of a segment within its set; Infinity when the name carries none. */
function rank(name: string): number {
  const suffix = SEGMENT.exec(name)?.[2];
  if (suffix === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{3}$/.test(suffix)) return Number(suffix);
  if (/^[eE]\d{2}$/.test(suffix)) return Number(suffix.slice(1));
  const [first = 0, second = 0, third = 0] = [...suffix.toUpperCase()].map((letter) => letter.charCodeAt(0) - 65);
  return 100 + (first - 4) * 676 + second * 26 + third;
}
