import { unzipSync } from 'fflate';
import { ArtefactError } from '../artefact-error.ts';
import type { ParsedArtefact } from '../contract.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { utf8 } from '../text.ts';
import { isoTime } from '../times.ts';
import { latin } from './pdf-objects.ts';

/** Bytes of a part that is read; properties take a few hundred. */
const MOST_PART = 1 << 22;
const PARTS: readonly string[] = ['docProps/core.xml', 'docProps/app.xml'];
const CORE =
  /<(?:dc|cp|dcterms):(title|subject|creator|description|keywords|category|lastModifiedBy|revision|created|modified|lastPrinted|version|contentStatus)(?:\s[^>]*)?>([^<]*)</g;
const APP =
  /<(Application|AppVersion|Company|Manager|Template|TotalTime|Pages|Words|Slides|HyperlinkBase)>([^<]*)</g;
const TIMES: readonly string[] = ['created', 'modified', 'lastPrinted'];

/** Reads the properties of an Office document (ECMA-376): who, when, with what. Offsets count in the part `within` names. */
export function parsePackage(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('document');
  rows.attempt(() => {
    for (const [name, bytes] of Object.entries(partsOf(file))) {
      rows.form = 'Office document';
      rows.attempt(() => readPart(name, bytes, rows));
    }
  });
  return rows.result();
}

function partsOf(file: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(file, {
      filter: ({ name, originalSize }) => PARTS.includes(name) && originalSize <= MOST_PART,
    });
  } catch (problem) {
    const place = { structure: 'ZIP', field: 'Directory', offset: 0 };
    throw new ArtefactError('artefact.malformed', place, problem instanceof Error ? problem.message : '');
  }
}

function readPart(part: string, bytes: Uint8Array, rows: RowGatherer): void {
  const text = latin(bytes);
  const core = part === PARTS[0];
  for (const match of text.matchAll(core ? CORE : APP)) {
    const [all, name, value] = match;
    if (value === '') continue;
    const stored = entities(utf8(value!));
    const offset = match.index + all.length - 1 - value!.length;
    const fact = { stored, time: TIMES.includes(name!) ? isoTime(stored) : undefined };
    rows.row(`${core ? 'core' : 'app'}.${name}`, '', fact, { offset, length: value!.length, within: part });
  }
}

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (all, ten, hex, name) => {
    if (typeof name === 'string') return NAMES[name.toLowerCase()] ?? all;
    const code = typeof ten === 'string' ? Number(ten) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
