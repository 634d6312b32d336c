import { IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ListedFile } from '../../../adapters/image-worker/listing/packed-batch.ts';
import { useSay } from '../../../language/index.ts';
import type { FoundPicture } from '../lab-state.ts';
import type { ThumbnailQueue } from './thumbnail-queue.ts';
import styles from './gallery.module.css';

/** One picture: a canvas of its thumbnail, its name, and whether it is deleted. Nothing of the file is ever loaded as a page's resource. */
export function Tile({
  picture,
  entry,
  queue,
  onOpen,
}: {
  readonly picture: FoundPicture;
  readonly entry: ListedFile;
  readonly queue: ThumbnailQueue;
  readonly onOpen: () => void;
}) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(
    () =>
      queue.want(picture, (made) => {
        if ('code' in made) return setFault(made.code);
        draw(canvas.current, made);
      }),
    [picture, queue],
  );
  const known = fault === 'picture.too-large' || fault === 'picture.not-drawable' ? fault : 'picture.unread';
  return (
    <button type="button" className={styles['tile']} title={entry.path} onClick={onOpen}>
      <span className={styles['frame']}>
        {fault === null ? (
          <canvas ref={canvas} aria-hidden />
        ) : (
          <span className={styles['broken']}>
            <IconPhotoOff size={28} aria-hidden />
            {say(`lab.gallery.${known}`)}
          </span>
        )}
      </span>
      <span className={styles['name']}>{entry.name}</span>
      {entry.deleted && <span className={styles['gone']}>{say('lab.deleted')}</span>}
    </button>
  );
}

function draw(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap): void {
  if (canvas !== null) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  }
  bitmap.close();
}
