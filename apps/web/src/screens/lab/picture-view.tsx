import { useEffect, useRef, useState } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import { Notice } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import type { HexStretch } from './hex-rows.ts';
import viewStyles from './view.module.css';

const LARGEST = 32 * 1024 * 1024;
const SIGNATURES: readonly (readonly [type: string, first: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
];

/** Type of a picture by its first bytes, whatever its name says; null when it is none we draw. */
export function pictureType(first: (index: number) => number | null | undefined): string | null {
  return SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => first(i) === byte))?.[0] ?? null;
}

/** The content drawn as a picture. Drawn on a canvas: no address, no script, nothing of it can run. */
export function PictureView({
  worker,
  stretches,
  type,
}: {
  readonly worker: ImageWorker;
  readonly stretches: readonly HexStretch[];
  readonly type: string;
}) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'broken'>('drawing');

  useEffect(() => {
    let current = true;
    drawPicture(worker, stretches, type, canvas.current).then(
      () => current && setState('drawn'),
      () => current && setState('broken'),
    );
    return () => {
      current = false;
    };
  }, [worker, stretches, type]);

  return (
    <div className={viewStyles['picture']}>
      {state === 'broken' && (
        <Notice tone="risk" live>
          <p>{say('lab.picture.broken')}</p>
        </Notice>
      )}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- pixels of evidence are drawn, never loaded as a page resource */}
      <canvas ref={canvas} role="img" aria-label={say('lab.picture.label')} hidden={state === 'broken'} />
    </div>
  );
}

async function drawPicture(
  worker: ImageWorker,
  stretches: readonly HexStretch[],
  type: string,
  canvas: HTMLCanvasElement | null,
): Promise<void> {
  const content = stretches.filter(({ part }) => part === 'content');
  if (content.reduce((sum, { length }) => sum + length, 0) > LARGEST)
    throw new RangeError('picture too large');
  const pieces = await Promise.all(
    content.map(({ offset, length }) => worker.ask('raw', { offset, length })),
  );
  const bitmap = await createImageBitmap(new Blob(pieces as BlobPart[], { type }));
  if (canvas === null) return;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
}
