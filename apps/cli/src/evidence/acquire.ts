import { createHash, randomBytes, type Hash } from 'node:crypto';
import { basename } from 'node:path';
import { constants, deflateSync } from 'node:zlib';
import { fromHex, toHex, type RandomAccess } from '@tracecraft/bytes';
import {
  CHUNK,
  EwfWriter,
  openEvidence,
  standingOf,
  TolerantReader,
  type BadRun,
  type EwfWriterOptions,
  type Standing,
} from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { imagePorts } from '../evidence-source.ts';
import { EXIT } from '../exit-codes.ts';
import { dropState, loadState, saveState, type AcquireState } from './acquire-state.ts';
import { SegmentFiles } from './segment-files.ts';

const SECTOR = 512;
const LEVELS = { 0: 0, 1: constants.Z_BEST_SPEED, 2: constants.Z_BEST_COMPRESSION } as const;

export interface AcquireOptions {
  /** `out.E01`; further segments lie beside it. */
  readonly out: string;
  readonly compression: 0 | 1 | 2;
  readonly segmentSize: number;
  /** What the header says: case, evidence, description, examiner, notes. */
  readonly words: readonly [string, string, string, string, string];
  readonly now: Date;
  readonly isReadError: (problem: unknown) => boolean;
  readonly progress: (done: number) => void;
}

export interface Acquired {
  readonly segments: readonly string[];
  readonly bytes: number;
  /** Zeros added to fill the last sector. */
  readonly padding: number;
  /** Byte at which an interrupted acquisition was taken up; 0 for a new one. */
  readonly resumedAt: number;
  readonly bad: readonly BadRun[];
  readonly md5: string;
  readonly sha1: string;
  readonly sha256: string;
}

/** Makes an E01 of `source`, or goes on with one that was interrupted. Throws `image.acquire-…`. */
export function acquire(source: RandomAccess, options: AcquireOptions): Acquired {
  const stem = options.out.replace(/\.E01$/i, '');
  const files = new SegmentFiles(stem);
  const statePath = `${stem}.acquiring.json`;
  const state = stateFor(files, statePath, source.size, options);
  const hashes = { md5: createHash('md5'), sha1: createHash('sha1'), sha256: createHash('sha256') };
  const resumedAt = takeUp(files, Object.values(hashes), source.size);
  const reader = new TolerantReader(source, options.isReadError, state.bad);
  const sectors = Math.ceil(source.size / SECTOR);
  const writer = new EwfWriter(writerOptions(state, sectors, options), files, resumedAt.standing);
  for (let at = resumedAt.bytes; at < sectors * SECTOR; at += CHUNK) {
    const bytes = reader.read(at, Math.min(CHUNK, sectors * SECTOR - at));
    for (const hash of Object.values(hashes)) hash.update(bytes);
    const written = writer.chunk(bytes);
    if (written && reader.bad.length > state.bad.length) saveState(statePath, { ...state, bad: reader.bad });
    options.progress(at + bytes.length);
  }
  const { md5, sha1, sha256 } = digestsOf(hashes);
  writer.finish(md5, sha1, reader.bad);
  files.close();
  dropState(statePath);
  return {
    segments: files.existing().map((path) => basename(path)),
    bytes: source.size,
    padding: sectors * SECTOR - source.size,
    resumedAt: resumedAt.bytes,
    bad: reader.bad,
    md5: toHex(md5),
    sha1: toHex(sha1),
    sha256: toHex(sha256),
  };
}

function digestsOf({ md5, sha1, sha256 }: Record<'md5' | 'sha1' | 'sha256', Hash>) {
  return { md5: md5.digest(), sha1: sha1.digest(), sha256: sha256.digest() };
}

/** The state kept, or a new one where nothing is there yet. Nothing is ever written over. */
function stateFor(files: SegmentFiles, path: string, size: number, options: AcquireOptions): AcquireState {
  const { segmentSize, compression } = options;
  const known = loadState(path);
  const there = files.existing()[0];
  if (known === null) {
    if (there !== undefined) throw new CommandError('image.acquire-exists', { path: there }, EXIT.refused);
    const fresh = { size, segmentSize, compression, setIdentifier: toHex(randomBytes(16)), bad: [] };
    saveState(path, fresh);
    return fresh;
  }
  const same = known.size === size && known.segmentSize === segmentSize && known.compression === compression;
  if (!same) throw new CommandError('image.acquire-other', { path }, EXIT.refused);
  return known;
}

interface TakenUp {
  readonly bytes: number;
  readonly standing: Standing | null;
}

/** Reads back what an interrupted acquisition wrote, every checksum checked, so that the digests can go on. */
function takeUp(files: SegmentFiles, hashes: readonly Hash[], size: number): TakenUp {
  const taken = files.reading((parts): TakenUp => {
    const standing = standingOf(parts);
    if (standing === null) return { bytes: 0, standing };
    const { raw, container } = openEvidence(standing.parts, imagePorts);
    const missing = container.notices.find(({ code }) => code === 'ewf.chunks-missing');
    const bytes =
      missing === undefined ? Math.ceil(size / SECTOR) * SECTOR : Number(missing.params['offset']);
    for (let at = 0; at < bytes; at += CHUNK) {
      const chunk = raw.read(at, Math.min(CHUNK, bytes - at));
      for (const hash of hashes) hash.update(chunk);
    }
    return { bytes, standing };
  });
  if (taken.standing === null) files.remove();
  else files.continueAt(taken.standing);
  return taken;
}

function writerOptions(
  { compression, segmentSize, setIdentifier }: AcquireState,
  sectors: number,
  { words, now }: AcquireOptions,
): EwfWriterOptions {
  const level = LEVELS[compression];
  return {
    sectors,
    compression,
    segmentSize,
    setIdentifier: fromHex(setIdentifier),
    header: deflateSync(headerText(words, now)),
    deflate: (bytes) => deflateSync(bytes, { level }),
  };
}

/** Source: Metz, Expert Witness Compression Format, §"Header section": one line of names, one of values. */
function headerText(words: AcquireOptions['words'], now: Date): Buffer {
  const date = [
    now.getUTCFullYear(),
    now.getUTCMonth() + 1,
    now.getUTCDate(),
    now.getUTCHours(),
    now.getUTCMinutes(),
    now.getUTCSeconds(),
  ].join(' ');
  const plain = words.map((word) => word.replace(/[\t\r\n]/g, ' '));
  const values = [...plain, 'Tracecraft', process.platform, date, date, '0'];
  return Buffer.from(`1\nmain\nc\tn\ta\te\tt\tav\tov\tm\tu\tp\n${values.join('\t')}\n\n`, 'latin1');
}
