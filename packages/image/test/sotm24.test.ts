import { describe, expect, test } from 'vitest';
import { findEntry, findText, textPreview, type FileSystem } from '../src/index.ts';
import { md5 } from './digests.ts';
import { haveImages, openShared, truth } from './shared-images.ts';

const SECTOR = 512;

/** Honeynet Scan of the Month 24: every published answer that an examiner of FAT can reach, from the real floppy. */
describe.runIf(haveImages())('Scan of the Month 24', () => {
  const image = openShared('scenario/sotm24-floppy.zip');
  const fat = image.fileSystems[0] as FileSystem;
  const { answers, image_md5 } =
    truth<Record<string, { image_md5: string; answers: { other_schools: string[] } }>>('scenarios.json')[
      'scenario/sotm24-floppy.zip'
    ]!;

  test('the image is the published one', () => {
    expect(md5(image.raw.read(0, image.raw.size))).toBe(image_md5);
    expect(fat.kind).toBe('fat12');
  });

  test('the deleted letter lies in sectors 33–72 and names the supplier', () => {
    const letter = findEntry(fat, '/Jimmy Jungle.doc');
    expect(letter).toMatchObject({ deleted: true, number: 5, size: 20480 });
    const { ranges, certainty } = fat.extents(letter);
    expect(ranges).toEqual([{ offset: 33 * SECTOR, length: 40 * SECTOR }]);
    expect(certainty).toBe('guessed');
    const text = textPreview(fat.read(letter)).text;
    expect(text).toContain('Jimmy Jungle');
    expect(text).toContain('626 Jungle Ave Apt 2');
    expect(text).toContain('Jungle, NY 11111');
  });

  test('the entry of the picture lies about its start: it points to sector 451, where no JPEG begins', () => {
    const cover = findEntry(fat, '/cover page.jpgc');
    expect(cover.size).toBe(15585);
    const { ranges, notices } = fat.extents(cover);
    expect(ranges[0]?.offset).toBe(451 * SECTOR);
    expect(notices.map((notice) => notice.code)).toContain('fat.chain-short');
    expect([...image.raw.read(451 * SECTOR, 2)]).not.toEqual([0xff, 0xd8]);
    expect(() => fat.read(cover)).toThrow(/image\.content-missing/);
  });

  test('the real picture is read as a raw range from sector 73', () => {
    const picture = image.raw.read(73 * SECTOR, 15585);
    expect([...picture.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    expect(md5(picture)).toBe('e30e8ecec4500678f7270e96b1d5663b');
  });

  test('the program is an archive, and its entry is shorter than its clusters', () => {
    const program = findEntry(fat, '/Scheduled Visits.exe');
    expect(program.size).toBe(1000);
    const { ranges, notices } = fat.extents(program);
    expect(ranges[0]?.offset).toBe(104 * SECTOR);
    expect(notices.map((notice) => notice.code)).toContain('fat.chain-longer-than-size');
    expect([...fat.read(program, 0, 4)]).toEqual([0x50, 0x4b, 3, 4]);
    const end = [...findText(image.raw, 'PK\u0005\u0006', { from: 104 * SECTOR })][0];
    expect((end?.offset ?? 0) + 22 - 104 * SECTOR).toBeGreaterThanOrEqual(2420);
  });

  test('the password lies in slack at byte 53024', () => {
    const hits = [...findText(image.raw, 'PW=goodtimes')];
    expect(hits).toEqual([{ offset: 53024, length: 12, encoding: 'utf-8' }]);
    expect(Math.floor(53024 / SECTOR)).toBe(103);
  });

  test('what needs more than a file system stays out of reach: the schools are inside the encrypted archive', () => {
    for (const school of answers.other_schools.map((name) => `${name} High School`))
      expect([...findText(image.raw, school)]).toEqual([]);
  });
});
