import { useEffect, useRef, useState } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import { pictureSize } from '../../adapters/image-worker/pictures/picture-size.ts';
import { Notice } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import type { HexStretch } from './hex-rows.ts';
import viewStyles from './view.module.css';

const LARGEST = 32 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;
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
  const bytes = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
  const size = pictureSize(type, bytes);
  // a small file may declare a picture of gigabytes
  if (size !== null && size.width * size.height > MOST_PIXELS) throw new RangeError('picture too large');
  const bitmap = await createImageBitmap(new Blob([bytes], { type }));
  if (canvas === null) return;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
}
