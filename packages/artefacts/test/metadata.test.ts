import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { kindOf, parseArtefact, type ArtefactRow, type ParsedArtefact } from '../src/index.ts';
import { docx, encryptedPdf, packedPdf, PARTS, pdf } from './document-files.ts';
import { haveTool, inFolder, run } from './oracle.ts';
import { heif, jpeg, png, tiffBlock, webp } from './picture-files.ts';

const exiftool = haveTool('exiftool');
const parse = (name: string, file: Uint8Array): ParsedArtefact =>
  parseArtefact(kindOf(name, file.subarray(0, 16))!, name, file);
const row = ({ rows }: ParsedArtefact, source: string): ArtefactRow => {
  const found = rows.find((one) => one.source === source);
  if (found === undefined) throw new Error(`no row ${source}`);
  return found;
};
/** What exiftool tells, by group and tag. */
function told(name: string, file: Uint8Array, ...more: readonly string[]): Record<string, string> {
  const out = inFolder({ [name]: file }, (folder) =>
    run('exiftool', ['-j', '-G1', '-n', ...more, `${folder}/${name}`]),
  );
  const [first] = JSON.parse(out) as Record<string, unknown>[];
  return Object.fromEntries(Object.entries(first!).map(([key, value]) => [key, String(value)]));
}

const PICTURES = [
  ['a.jpg', 'JPEG', jpeg()],
  ['a.png', 'PNG', png()],
  ['a.webp', 'WebP', webp()],
  ['a.heic', 'HEIF', heif()],
  ['a.tif', 'TIFF', tiffBlock()],
] as const;

describe.each(PICTURES)('%s', (name, form, file) => {
  const parsed = parse(name, file);

  it('tells camera, place and times, each with the kind of its time', () => {
    expect(parsed).toMatchObject({ kind: 'picture', form, faults: [], partial: false });
    expect(row(parsed, 'IFD0.Model').stored).toBe('Camera Đẹp 카메라');
    expect(row(parsed, 'Exif.FNumber')).toMatchObject({ stored: '28/10', value: '2.8' });
    expect(row(parsed, 'IFD0.DateTime').time).toEqual({
      semantics: 'exif-local',
      reading: '2026-03-30T10:00:00',
    });
    expect(row(parsed, 'Exif.DateTimeOriginal')).toMatchObject({
      stored: '2026:03:29 01:30:15',
      time: { semantics: 'exif-offset', reading: '2026-03-29T01:30:15.250+09:00' },
    });
    expect(row(parsed, 'Exif.DateTimeDigitized').time?.semantics).toBe('exif-local');
    expect(row(parsed, 'GPS.GPSTimeStamp').time).toEqual({
      semantics: 'gps-utc',
      reading: '2026-03-28T16:30:15Z',
    });
    expect(row(parsed, 'GPS.GPSLatitude').value).toBe('35.1750000° N');
  });

  it('says where each value stands', () => {
    for (const source of [
      'IFD0.Model',
      'Exif.BodySerialNumber',
      'Exif.DateTimeOriginal',
      'GPS.GPSDateStamp',
    ]) {
      const { stored, offset, length } = row(parsed, source);
      expect(Buffer.from(file.subarray(offset, offset + length)).toString('utf8')).toBe(`${stored}\0`);
    }
  });

  it.skipIf(!exiftool)('agrees with exiftool', () => {
    const theirs = told(name, file);
    expect(theirs['IFD0:Model']).toBe(row(parsed, 'IFD0.Model').stored);
    expect(theirs['ExifIFD:DateTimeOriginal']).toBe(row(parsed, 'Exif.DateTimeOriginal').stored);
    expect(theirs['ExifIFD:OffsetTimeOriginal']).toBe(row(parsed, 'Exif.OffsetTimeOriginal').stored);
    expect(theirs['ExifIFD:SerialNumber']).toBe(row(parsed, 'Exif.BodySerialNumber').stored);
    expect(Number(theirs['GPS:GPSLatitude'])).toBeCloseTo(35.175, 7);
    expect(theirs['GPS:GPSTimeStamp']).toBe('16:30:15');
  });
});

it('a picture without Exif data: neither rows nor faults; a film that begins alike is no picture', () => {
  const plain = Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9]);
  expect(parse('a.jpg', plain)).toMatchObject({ rows: [], faults: [], partial: false });
  const film = heif().slice();
  film.set([0x69, 0x73, 0x6f, 0x6d], 8);
  expect(kindOf('a.mp4', film)).toBeNull();
});

describe.each([
  ['PDF', pdf(), ''],
  ['PDF with packed objects', packedPdf(), 'stream at'],
] as const)('%s', (_, file, within) => {
  const parsed = parse('a.pdf', file);

  it('tells its information with the offset each time tells', () => {
    expect(parsed).toMatchObject({ kind: 'document', form: 'PDF 1.4', faults: [], partial: false });
    expect(row(parsed, 'Info.Title').stored).toBe('운송장 4471');
    expect(row(parsed, 'Info.Author').stored).toBe('Kim (port) é');
    expect(row(parsed, 'Info.CreationDate').time).toEqual({
      semantics: 'pdf-date',
      reading: '2026-03-29T01:30:15+09:00',
    });
    expect(row(parsed, 'Info.ModDate').time?.reading).toBe('2026-03-29T01:30:15Z');
    expect(row(parsed, 'Info.Producer').within?.startsWith(within) ?? within === '').toBe(true);
  });

  it('says where each value stands', () => {
    const { offset, length, within: part } = row(parsed, 'Info.Producer');
    const stream = Number(/\d+$/.exec(part ?? '')?.[0]);
    const held = part === undefined ? Buffer.from(file) : inflateSync(file.subarray(stream));
    expect(held.subarray(offset, offset + length).toString('latin1')).toBe('(Acme PDF)');
  });
});

describe.skipIf(!exiftool)('PDF against exiftool', () => {
  it('the same title, author and producer', () => {
    const [theirs, ours] = [told('a.pdf', pdf()), parse('a.pdf', pdf())];
    expect(theirs['PDF:Title']).toBe(row(ours, 'Info.Title').stored);
    expect(theirs['PDF:Author']).toBe(row(ours, 'Info.Author').stored);
    expect(theirs['PDF:CreateDate']).toBe('2026:03:29 01:30:15+09:00');
  });

  it('a change leaves the old information in the file: both are told, the newest last', () => {
    const changed = inFolder({ 'a.pdf': pdf() }, (folder) => {
      run('exiftool', ['-q', '-Title=Changed', `${folder}/a.pdf`]);
      return new Uint8Array(Buffer.from(run('base64', ['-w0', `${folder}/a.pdf`]), 'base64'));
    });
    const titles = parse('a.pdf', changed).rows.filter(({ source }) => source === 'Info.Title');
    expect(titles.map(({ stored }) => stored)).toEqual(['운송장 4471', 'Changed']);
  });
});

it('an encrypted PDF is told as such, and its strings are not shown as if they could be read', () => {
  expect(parse('a.pdf', encryptedPdf())).toMatchObject({
    form: 'PDF 1.4, encrypted',
    rows: [],
    faults: [{ code: 'artefact.no-reader' }],
  });
});

describe('an Office document', () => {
  const parsed = parse('a.docx', docx());

  it('tells its properties and in which part they stand', () => {
    expect(parsed).toMatchObject({ kind: 'document', form: 'Office document', faults: [], partial: false });
    expect(row(parsed, 'core.title').stored).toBe('Phiếu & 운송장');
    expect(row(parsed, 'core.creator').stored).toBe('Kim Đ');
    expect(row(parsed, 'core.created')).toMatchObject({
      time: { semantics: 'w3c-date', reading: '2026-03-28T16:30:15Z' },
      within: 'docProps/core.xml',
    });
    expect(row(parsed, 'app.Application').stored).toBe('Acme Office');
    const { offset, length, within } = row(parsed, 'core.modified');
    expect(
      Buffer.from(PARTS[within!]!)
        .subarray(offset, offset + length)
        .toString(),
    ).toBe('2026-03-28T16:31:15Z');
  });

  it.skipIf(!exiftool)('agrees with exiftool', () => {
    const theirs = told('a.docx', docx());
    expect(theirs['XMP-dc:Title']).toBe(row(parsed, 'core.title').stored);
    expect(theirs['XMP-dc:Creator']).toBe(row(parsed, 'core.creator').stored);
    expect(theirs['XML:Application'] ?? theirs['File:Application']).toBe('Acme Office');
  });

  it('cut, it is said; another zip is no document', () => {
    expect(parse('a.docx', docx().subarray(0, 500))).toMatchObject({ partial: true, rows: [] });
    expect(kindOf('a.zip', docx())).toBeNull();
  });
});
