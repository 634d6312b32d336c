import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
/** UTF-16BE with its mark, as a hexadecimal string of PDF. */
const hexText = (text: string): string =>
  `<FEFF${Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')}>`;

const INFO = `<< /Title ${hexText('운송장 4471')} /Author (Kim \\(port\\)\\040\\351) /Producer (Acme PDF)
/CreationDate (D:20260329013015+09'00') /ModDate (D:20260329013015Z) >>`;

/** A file of these objects with a table of where they stand. */
function pdfOf(objects: readonly string[], trailer: string): string {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`;
  return `${text}startxref\n${start}\n%%EOF\n`;
}

const PAGES = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'];

export function pdf(): Uint8Array {
  return bytes(pdfOf([...PAGES, INFO], '/Info 3 0 R'));
}

/** The information stands in an object stream, as from PDF 1.5 on. */
export function packedPdf(): Uint8Array {
  const packed = deflateSync(`4 0 ${INFO}`).toString('latin1');
  const first = '4 0 '.length;
  const stream = `<< /Type /ObjStm /N 1 /First ${first} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
  return bytes(pdfOf([...PAGES, stream], '/Info 4 0 R'));
}

export function encryptedPdf(): Uint8Array {
  return bytes(pdfOf([...PAGES, INFO], '/Info 3 0 R /Encrypt 9 0 R'));
}

const CORE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Phiếu &amp; 운송장</dc:title><dc:creator>Kim &#x110;</dc:creator><cp:lastModifiedBy>Ha</cp:lastModifiedBy><cp:revision>3</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-28T16:30:15Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2026-03-28T16:31:15Z</dcterms:modified></cp:coreProperties>`;
const APP = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><TotalTime>12</TotalTime><Application>Acme Office</Application><Company>Port</Company></Properties>`;

export const PARTS: Readonly<Record<string, Uint8Array>> = {
  '[Content_Types].xml': bytes(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'docProps/core.xml': new TextEncoder().encode(CORE),
  'docProps/app.xml': new TextEncoder().encode(APP),
  'word/document.xml': bytes('<w:document/>'),
};

export function docx(): Uint8Array {
  return zipSync({ ...PARTS });
}
