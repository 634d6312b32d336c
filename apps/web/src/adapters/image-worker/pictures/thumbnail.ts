import type { Entry, FileSystem } from '@tracecraft/image';
import { pictureSize } from './picture-size.ts';

/** Bounds before anything is decoded: a small file may declare a picture of gigabytes. */
const MOST_BYTES = 24 * 1024 * 1024;
const MOST_PIXELS = 50_000_000;

/** Why no thumbnail is made; text is phrase `lab.gallery.<code>`. */
class PictureError extends Error {
  readonly code: 'picture.too-large' | 'picture.not-drawable';

  constructor(code: PictureError['code']) {
    super(code);
    this.code = code;
  }
}

/** The picture at most `side` pixels wide or high. Throws {@link PictureError} for what is too large or broken. */
export async function thumbnail(
  fileSystem: FileSystem,
  entry: Entry,
  type: string,
  side: number,
): Promise<ImageBitmap> {
  if (entry.size > MOST_BYTES) throw new PictureError('picture.too-large');
  const bytes = fileSystem.read(entry).slice();
  const size = pictureSize(type, bytes);
  if (size === null || size.width < 1 || size.height < 1) throw new PictureError('picture.not-drawable');
  if (size.width * size.height > MOST_PIXELS) throw new PictureError('picture.too-large');
  const wide = size.width >= size.height;
  const resize = wide
    ? { resizeWidth: Math.min(side, size.width) }
    : { resizeHeight: Math.min(side, size.height) };
  try {
    return await createImageBitmap(new Blob([bytes], { type }), { ...resize, resizeQuality: 'medium' });
  } catch {
    throw new PictureError('picture.not-drawable');
  }
}
