import type { ByteRange } from '@tracecraft/image';
import { useEffect, useState } from 'react';
import type { ImageWorker } from '../../../adapters/image-worker/client.ts';
import type { Structure } from '../../../adapters/image-worker/messages.ts';

const NONE: readonly Structure[] = [];

/** Structures in the bytes on screen, asked of the engine a moment after scrolling rests. */
export function useStructures(worker: ImageWorker, ranges: readonly ByteRange[]): readonly Structure[] {
  const [found, setFound] = useState(NONE);
  const key = ranges.map(({ offset, length }) => `${offset} ${length}`).join(', ');
  useEffect(() => {
    let current = true;
    const wanted = key === '' ? [] : key.split(', ').map((one) => one.split(' ').map(Number));
    const later = setTimeout(() => {
      Promise.all(
        wanted.map(([offset = 0, length = 0]) => worker.ask('structures', { offset, length })),
      ).then(
        (parts) => current && setFound(onceEach(parts.flat())),
        () => current && setFound(NONE),
      );
    }, 90);
    return () => {
      current = false;
      clearTimeout(later);
    };
  }, [worker, key]);
  return found;
}

function onceEach(structures: readonly Structure[]): readonly Structure[] {
  return [...new Map(structures.map((one) => [`${one.kind} ${one.offset}`, one])).values()];
}
