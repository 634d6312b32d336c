import type { ByteRange, Extents } from '@tracecraft/image';
import type { ListedFile } from '../../adapters/image-worker/listing/packed-batch.ts';
import type { HexStretch } from './hex-rows.ts';

/** What the view shows: a file, or bytes of the raw image. */
export type Subject =
  | {
      readonly kind: 'file';
      readonly fileSystem: number;
      readonly index: number;
      readonly entry: ListedFile;
      readonly extents: Extents;
    }
  | {
      readonly kind: 'range';
      readonly what: 'image' | 'gap' | 'unallocated' | 'chosen';
      readonly ranges: readonly ByteRange[];
    };

/** The bytes of a subject on the disk in viewing order: content, then slack. Holes of a file lie nowhere and are left out. */
export function stretchesOf(subject: Subject): readonly HexStretch[] {
  if (subject.kind === 'range')
    return subject.ranges.map((range) => ({ ...range, part: 'content' as const }));
  const { ranges, slack } = subject.extents;
  const content = ranges
    .filter(({ length, sparse }) => length > 0 && sparse !== true)
    .map((range) => ({ ...range, part: 'content' as const }));
  return slack === null || slack.length === 0 ? content : [...content, { ...slack, part: 'slack' as const }];
}

/** Bytes of a file that lie nowhere: zeros by definition. */
export function holeBytes({ ranges }: Extents): number {
  return ranges.reduce((sum, { length, sparse }) => (sparse === true ? sum + length : sum), 0);
}
