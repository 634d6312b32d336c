import type { Entry } from '@tracecraft/image';
import type { Locus } from '@tracecraft/workbench';
import type { Dispatch } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import type { Digests, EvidencePart, Fault, Hit, ImageSummary } from '../../adapters/image-worker/messages.ts';
import { bytePages } from './byte-pages.ts';
import { download } from './download.ts';
import { CLOSED, NO_HASH, type Change, type Chosen, type HashCheck, type LabState } from './lab-state.ts';
import type { Kept } from './kept.ts';
import type { Recorder } from './recorder.ts';
import { hexRows } from './hex-rows.ts';
import { stretchesOf, type Subject } from './subject.ts';

/** What an action may use. `state()` is the newest state, also after a wait. */
export interface Bench {
  readonly worker: ImageWorker;
  readonly recorder: Recorder;
  readonly change: Dispatch<Change>;
  state(): LabState;
}

export function faultFrom(error: unknown): Fault {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return { code: error.code, params: 'params' in error ? (error.params as Fault['params']) : {} };
  return { code: 'lab.fault', params: { text: error instanceof Error ? error.message : String(error) } };
}

const told = (change: Dispatch<Change>, fault: Fault | null): void => {
  if (fault !== null && fault.code !== 'lab.cancelled') change({ fault });
};

/** Opens evidence and lists every file system of it. */
export async function openImage(bench: Bench, title: string, parts: readonly EvidencePart[]): Promise<void> {
  const { worker, change } = bench;
  change({ ...CLOSED, opening: true, title, kept: [] });
  try {
    const image = await worker.ask('open', { parts, zone: null });
    change({ image, opening: false, pages: bytePages(worker, image.size), chosen: firstChosen(image), step: 'places' });
    told(change, await bench.recorder.step('list', title));
    await listAll(bench, image);
  } catch (error) {
    change({ opening: false, fault: faultFrom(error) });
  }
}

function firstChosen(image: ImageSummary): Chosen {
  return image.fileSystems.length === 1 ? { kind: 'folder', fileSystem: 0, path: '/' } : { kind: 'image' };
}

async function listAll({ worker, change }: Bench, image: ImageSummary): Promise<void> {
  for (const { index } of image.fileSystems) {
    let entries: readonly Entry[] = [];
    const show = (complete: boolean, fault: Fault | null): void =>
      change((state) => ({ listings: new Map(state.listings).set(index, { entries, complete, fault }) }));
    try {
      const { fault } = await worker.ask('list', { fileSystem: index }, {
        onMeanwhile: (part) => {
          entries = [...entries, ...part.entries];
          show(false, null);
        },
      });
      show(true, fault);
    } catch (error) {
      show(true, faultFrom(error));
    }
  }
}

/** Assumes `zone` for times without one, or none again. A setting that changes what is shown is recorded. */
export async function assumeZone(bench: Bench, zone: string | null): Promise<void> {
  const { worker, change, recorder } = bench;
  try {
    const image = await worker.ask('zone', { zone });
    change({ zone, image });
    told(change, await recorder.step('setting', `zone=${zone ?? 'none'}`));
    await listAll(bench, image);
  } catch (error) {
    change({ fault: faultFrom(error) });
  }
}

/** Hashes the raw image and compares with what is recorded. */
export async function checkHash(bench: Bench, recorded: HashCheck['recorded']): Promise<void> {
  const { worker, change, recorder } = bench;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  change({ hash: { ...NO_HASH, recorded, work: { progress: null, stop } } });
  try {
    const digests = await worker.ask('hash', {}, {
      signal: abort.signal,
      onMeanwhile: (progress) => change({ hash: { ...NO_HASH, recorded, work: { progress, stop } } }),
    });
    const match = recorded === null ? null : digestNamed(digests, recorded.algorithm) === recorded.value.toLowerCase();
    change({ hash: { work: null, digests, recorded, match } });
    told(change, await recorder.hashed(digests, recorded === null || match === null ? null : { ...recorded, match }));
  } catch (error) {
    change({ hash: { ...NO_HASH, recorded } });
    told(change, faultFrom(error));
  }
}

function digestNamed(digests: Digests, algorithm: 'MD5' | 'SHA-1' | 'SHA-256'): string {
  return { MD5: digests.md5, 'SHA-1': digests.sha1, 'SHA-256': digests.sha256 }[algorithm];
}

/** Opens a file in the view. */
export async function openFile(bench: Bench, fileSystem: number, index: number, at?: { offset: number; length: number }): Promise<void> {
  const { worker, change, recorder } = bench;
  const entry = bench.state().listings.get(fileSystem)?.entries[index];
  if (entry === undefined) return;
  try {
    const extents = await worker.ask('extents', { fileSystem, entry: index });
    change({ ...shown({ kind: 'file', fileSystem, index, entry, extents }, at), fault: null });
    const offset = extents.ranges[0]?.offset ?? null;
    const partition = bench.state().image?.fileSystems[fileSystem]?.partition.offset ?? null;
    const locus = { partition, path: entry.path, entry: entry.identity, offset, length: entry.size };
    told(change, await recorder.step('open', entry.path, locus));
  } catch (error) {
    change({ fault: faultFrom(error) });
  }
}

/** Opens bytes of the raw image in the view. */
export async function openRange(bench: Bench, subject: Extract<Subject, { kind: 'range' }>, at?: { offset: number; length: number }): Promise<void> {
  bench.change({ ...shown(subject, at), fault: null });
  const first = subject.ranges[0];
  const length = subject.ranges.reduce((sum, range) => sum + range.length, 0);
  told(bench.change, await bench.recorder.step('raw', subject.what, { offset: first?.offset ?? null, length }));
}

function shown(subject: Subject, at?: { offset: number; length: number }): Partial<LabState> {
  const base = { subject, step: 'view' as const };
  return at === undefined ? { ...base, selection: null } : { ...base, selection: selectionAt(subject, at) };
}

function selectionAt(subject: Subject, { offset, length }: { offset: number; length: number }): LabState['selection'] {
  const stretches = stretchesOf(subject);
  const position = hexRows(stretches, 16).positionOf(offset);
  return position === null || length < 1 ? null : { anchor: position, cursor: position + length - 1 };
}

/** Saves the content of the file in view (or the bytes of the range). */
export async function exportSubject(bench: Bench, subject: Subject, name: string): Promise<void> {
  const { worker, change, recorder } = bench;
  const pieces: Uint8Array[] = [];
  const args = subject.kind === 'file' ? { fileSystem: subject.fileSystem, entry: subject.index } : { ranges: subject.ranges };
  try {
    const { sha256, size } = await worker.ask('export', args, { onMeanwhile: ({ bytes }) => pieces.push(bytes) });
    download(name, pieces);
    const deleted = subject.kind === 'file' && subject.entry.deleted;
    change({ said: { id: deleted ? 'lab.said.recovered' : 'lab.said.exported', params: { name, size, sha256 } }, fault: null });
    told(change, await recorder.step(deleted ? 'recover' : 'export', name, { ...exportLocus(subject), sha256 }));
  } catch (error) {
    change({ fault: faultFrom(error) });
  }
}

function exportLocus(subject: Subject): Partial<Locus> {
  if (subject.kind === 'file')
    return { path: subject.entry.path, entry: subject.entry.identity, offset: subject.extents.ranges[0]?.offset ?? null, length: subject.entry.size };
  const [first] = subject.ranges;
  return { offset: first?.offset ?? null, length: subject.ranges.reduce((sum, range) => sum + range.length, 0) };
}

/** Looks for a text over the whole raw image. */
export async function search(
  bench: Bench,
  wish: { text: string; matchCase: boolean },
): Promise<void> {
  const { worker, change, recorder } = bench;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  let hits: readonly Hit[] = [];
  const run = { text: wish.text, more: false, stopped: false };
  change({ search: { ...run, hits, work: { progress: null, stop } }, fault: null });
  try {
    const answer = await worker.ask('search', wish, {
      signal: abort.signal,
      onMeanwhile: ({ hits: found, ...progress }) => {
        hits = [...hits, ...found];
        change({ search: { ...run, hits, work: { progress, stop } } });
      },
    });
    change({ search: { ...run, hits, work: null, more: answer.more } });
    told(change, await recorder.step('search', searchTarget(wish)));
  } catch (error) {
    change({ search: { ...run, hits, work: null, stopped: true } });
    told(change, faultFrom(error));
  }
}

function searchTarget({ text, matchCase }: { text: string; matchCase: boolean }): string {
  return `${text} (utf-8, utf-16le${matchCase ? ', case' : ''})`;
}

/** Keeps the selection as a bookmark, or with a sentence as a finding. Answers whether it was kept. */
export async function keep(bench: Bench, draft: Omit<Kept, 'id'>): Promise<boolean> {
  const { worker, change, recorder } = bench;
  try {
    const { offset, length } = draft.locus;
    const seen = offset === null || length === null ? null : await digestOf(bench, draft.locus);
    const locus = { ...draft.locus, sha256: seen };
    const fault =
      draft.kind === 'bookmark'
        ? await recorder.bookmark(draft.text, locus)
        : await recorder.finding({ sentence: draft.text, question: draft.question, answer: draft.answer }, locus);
    if (fault !== null) return refused(change, fault);
    change((state) => ({
      kept: [...state.kept, { ...draft, id: `here-${state.kept.length + 1}`, locus }],
      said: { id: draft.kind === 'bookmark' ? 'lab.said.bookmarked' : 'lab.said.found', params: {} },
    }));
    return true;
  } catch (error) {
    return refused(change, faultFrom(error));
  }

  async function digestOf({ state }: Bench, locus: Locus): Promise<string> {
    const { subject } = state();
    const whole = subject?.kind === 'file' && locus.entry === subject.entry.identity && locus.length === subject.entry.size;
    const ranges = whole && locus.offset === subject.extents.ranges[0]?.offset
      ? subject.extents.ranges
      : [{ offset: locus.offset ?? 0, length: locus.length ?? 0 }];
    return (await worker.ask('digest', { ranges })).sha256;
  }
}

function refused(change: Dispatch<Change>, fault: Fault): false {
  change({ fault });
  return false;
}
