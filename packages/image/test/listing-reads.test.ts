import { describe, expect, test } from 'vitest';
import { everyEntry, openEvidence } from '../src/index.ts';
import { rawOfMade } from './made-images.ts';
import { haveImages, ports } from './shared-images.ts';

describe.runIf(haveImages())('what a listing of NTFS reads', () => {
  const raw = haveImages() ? rawOfMade('S1NTFS') : new Uint8Array(0);

  test('is told beforehand: hardly a read lies elsewhere, and the stretches are a small part of the image', () => {
    const told: { start: number; end: number }[] = [];
    const reads = { inside: 0, elsewhere: 0 };
    let listing = false;
    const read = (offset: number, length: number): Uint8Array => {
      const known = told.some(({ start, end }) => offset >= start && offset + length <= end);
      if (listing) reads[known ? 'inside' : 'elsewhere'] += 1;
      return raw.subarray(offset, offset + length);
    };
    const image = openEvidence([{ name: 'x.dd', source: { size: raw.length, read } }], ports);
    const [ntfs] = image.fileSystems;
    for (const batch of ntfs?.listingReads?.() ?? [])
      for (const { offset, length } of batch) told.push({ start: offset, end: offset + length });
    listing = true;
    expect([...everyEntry(ntfs!)].length).toBeGreaterThan(6_000);
    expect(reads.inside).toBeGreaterThan(50);
    expect(reads.elsewhere).toBeLessThan(reads.inside / 10);
    const bytes = told.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(bytes).toBeLessThan(raw.length / 2);
  });
});
