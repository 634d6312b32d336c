import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-carve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(haveImages())('image search and carve', () => {
  const keywords = join(imagesFolder, 'ext/dftt-4-ext3-img-kw-1.dd.gz');

  test('a hit says sector, file and context; JSON is one document; a wrong pattern is wrong use', () => {
    const text = image('search', keywords, '--text', 'slacker').stdout.toString();
    expect(text).toMatch(/1237683 +2417\+179 +utf-8 +slack of \/file1 /);
    const json = JSON.parse(
      image('search', keywords, '--regex', 'slack\\w+', '--json').stdout.toString(),
    ) as {
      hits: readonly { offset: number; context: string }[];
    };
    expect(json.hits.map(({ offset }) => offset)).toEqual([1237683]);
    expect(json.hits[0]?.context).toContain('slacker');
    const wrong = image('search', keywords, '--regex', '(a');
    expect([wrong.status, wrong.stderr]).toEqual([64, expect.stringContaining('letter 2')]);
  }, 120_000);

  test('carved files are written under their offsets with the SHA-256 that is told', () => {
    const out = join(folder, 'out');
    const ran = image(
      'carve',
      join(imagesFolder, 'scenario/nps-2010-emails.E01'),
      '--out',
      out,
      '--type',
      'pdf',
      '--json',
    );
    const told = ran.stdout
      .toString()
      .trim()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { file: string; sha256: string; files: readonly { path: string }[] },
      );
    expect(told.map(({ file }) => file)).toEqual(readdirSync(out).toSorted());
    for (const { file, sha256 } of told)
      expect(
        createHash('sha256')
          .update(readFileSync(join(out, file)))
          .digest('hex'),
      ).toBe(sha256);
    expect(told[0]?.files[0]?.path).toBe('/document1.pdf');
    expect(image('carve', keywords, '--out', out).status).toBe(77);
  }, 120_000);
});
