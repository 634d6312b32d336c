import { docx, packedPdf, pdf } from './document-files.ts';
import { chunk, eventLog } from './event-log-file.ts';
import { heif, jpeg, png, webp } from './picture-files.ts';
import { packed, prefetchFile } from './prefetch-file.ts';
import { indexFile, info2 } from './recycle-files.ts';
import { shortcutFile } from './shortcut-file.ts';

const EVENTS = [1, 2, 3, 4].map((number) => ({
  number,
  written: '2026-03-01T00:00:00Z',
  id: 4624,
  user: 'kim',
  address: '192.0.2.1',
}));

/** One sound file of every form but databases and hives, by name: what damage is done to. */
export const SOUND_FILES: readonly (readonly [name: string, file: Uint8Array])[] = [
  ['$IABC123', indexFile(1)],
  ['$IABC124.txt', indexFile(2)],
  ['INFO2', info2()],
  ['a.lnk', shortcutFile()],
  ['A.EXE-1.pf', prefetchFile(26)],
  ['B.EXE-2.pf', packed(prefetchFile(30))],
  ['a.jpg', jpeg()],
  ['a.png', png()],
  ['a.webp', webp()],
  ['a.heic', heif()],
  ['a.pdf', pdf()],
  ['b.pdf', packedPdf()],
  ['a.docx', docx()],
  ['Security.evtx', eventLog([chunk(EVENTS)])],
];
