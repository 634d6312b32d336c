import { readSegmentFile, type Section } from '../container/ewf/segment-file.ts';
import type { Part } from '../contract.ts';
import { rangeSource } from '../source/range-source.ts';
import type { EwfPlace } from './ewf-writer.ts';

/** How far an interrupted acquisition came. */
export interface Standing extends EwfPlace {
  /** The segments to keep, the last of them up to `at`. */
  readonly parts: readonly Part[];
  /** It had come to its end. */
  readonly done: boolean;
}

function endOf({ body, bodySize }: Section): number {
  return body + bodySize;
}

/**
 * The last place up to which the segments are whole: after a group's second table, or after the sections a segment
 * begins with. Null where not even the first segment begins well.
 */
export function standingOf(parts: readonly Part[]): Standing | null {
  const files = parts
    .filter(({ source }) => source.size > 13)
    .map(readSegmentFile)
    .toSorted((a, b) => a.number - b.number);
  const kept: Part[] = [];
  let standing: Standing | null = null;
  for (const [i, { number, sections, part }] of files.entries()) {
    const sound = sections.filter((one) => endOf(one) <= part.source.size);
    const last = sound.findLast(({ type }) => type === 'table2' || type === 'volume' || type === 'data');
    if (number !== i + 1 || last === undefined) break;
    const end = sound.at(-1)?.type;
    const at = end === 'done' || end === 'next' ? part.source.size : endOf(last);
    kept.push({ name: part.name, source: rangeSource(part.source, 0, at) });
    standing = { segment: number, at: endOf(last), done: end === 'done', parts: kept };
    if (end !== 'next') break;
  }
  return standing;
}
