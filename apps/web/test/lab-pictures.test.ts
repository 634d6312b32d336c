import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { openEvidence } from '@tracecraft/image';
import { describe, expect, it } from 'vitest';
import { EntryList } from '../src/adapters/image-worker/listing/entry-list.ts';
import { findPictures } from '../src/adapters/image-worker/pictures/find-pictures.ts';
import { pictureSize } from '../src/adapters/image-worker/pictures/picture-size.ts';
import { pictureType } from '../src/adapters/image-worker/pictures/picture-type.ts';
import type { Calls } from '../src/adapters/image-worker/messages.ts';

const root = join(import.meta.dirname, '../../..');
const pictures = join(root, 'docs/pictures');

/** `file` of Debian is the oracle for sizes. */
const FILE = process.env['FILE_COMMAND'] ?? 'file';
const haveFile = spawnSync(FILE, ['--version']).status === 0;

describe('pictures among the files', () => {
  it.runIf(haveFile)('declared sizes are those that file(1) tells', () => {
    for (const name of readdirSync(pictures).slice(0, 6)) {
      const bytes = new Uint8Array(readFileSync(join(pictures, name)));
      const type = pictureType((i) => bytes[i]) ?? '';
      const told = /(\d+) x (\d+)/.exec(execFileSync(FILE, [join(pictures, name)]).toString());
      expect(pictureSize(type, bytes), name).toEqual({ width: Number(told?.[1]), height: Number(told?.[2]) });
    }
  });

  it('sizes of each type, from bytes written by their specifications', () => {
    const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0, 100, 0, 200, 3];
    const gif = [...new TextEncoder().encode('GIF89a'), 0x40, 1, 0xf0, 0];
    const webp = [
      ...new TextEncoder().encode('RIFF....WEBPVP8X'),
      10,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0x3f,
      1,
      0,
      0xef,
      0,
      0,
    ];
    const bmp = [0x42, 0x4d, ...Array.from({ length: 16 }, () => 0), 64, 0, 0, 0, 0xe0, 0xff, 0xff, 0xff];
    expect(pictureSize('image/jpeg', Uint8Array.from(jpeg))).toEqual({ width: 200, height: 100 });
    expect(pictureSize('image/gif', Uint8Array.from(gif))).toEqual({ width: 320, height: 240 });
    expect(pictureSize('image/webp', Uint8Array.from(webp))).toEqual({ width: 320, height: 240 });
    expect(pictureSize('image/bmp', Uint8Array.from(bmp))).toEqual({ width: 64, height: 32 });
    expect(pictureType((i) => webp[i])).toBe('image/webp');
  });

  it('a picture cut anywhere, or with any byte changed, gives a size or none: never an error, never no end', () => {
    const whole = Uint8Array.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 9, 0, 9, 3, 0, 0,
    ]);
    for (const type of ['image/jpeg', 'image/png', 'image/gif', 'image/bmp', 'image/webp'])
      for (let i = 0; i <= whole.length; i++) {
        pictureSize(type, whole.subarray(0, i));
        for (let value = 0; value < 256; value += 5) pictureSize(type, whole.with(i % whole.length, value));
      }
  });

  it('are found on the shipped stick by content, and only files that begin so', async () => {
    const stick = gunzipSync(
      readFileSync(join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz')),
    );
    const ports = {
      inflate: (): never => {
        throw new Error('nothing is packed');
      },
    };
    const [volume] = openEvidence([{ name: 'x', source: memorySource(stick) }], ports).fileSystems;
    if (volume === undefined) throw new Error('no volume');
    const list = EntryList.of(volume);
    const found: Calls['pictures']['meanwhile']['found'][number][] = [];
    const turn = { pause: () => Promise.resolve(), elapsed: () => 0 };
    const { count } = await findPictures(volume, list, turn, (part) => found.push(...part.found));
    expect(count).toBe(found.length);
    // fls lists one picture there, among text files
    expect(found.map(({ entry, type }) => [list.at(entry).path, type])).toEqual([
      ['/PHOTO/Harbour at noon.bmp', 'image/bmp'],
    ]);
  });
});
