import { everyRow, type DiskImage, type FileSystem } from '@tracecraft/image';
import type { HeldSource } from '../../evidence/held-source.ts';
import type { PassTaker } from '../../evidence/pass-taker.ts';
import { faultOf } from '../fault-of.ts';
import type { Calls } from '../messages.ts';
import type { OpenedPart } from '../open-parts.ts';
import type { Meanwhile } from '../serve.ts';
import type { Turn } from '../turn.ts';
import { EntryList } from './entry-list.ts';
import { FilePacker } from './file-packer.ts';
import { buffersOf } from './packed-batch.ts';

/** An opened image and the lists made of it so far. */
interface Listed {
  readonly parts: readonly OpenedPart[];
  readonly image: DiskImage;
  readonly lists: Map<number, EntryList>;
  readonly pass: PassTaker | null;
}

/** Sends the list in batches; what was listed before a fault is kept and the fault is told. */
export async function listFiles(
  { parts, image, lists, pass }: Listed,
  index: number,
  turn: Turn,
  meanwhile: Meanwhile<'list'>,
): Promise<Calls['list']['answer']> {
  const fileSystem = image.fileSystems[index];
  if (fileSystem === undefined) throw new RangeError(`no file system ${index}`);
  const held = image.container.format === 'raw' ? (parts[0]?.held ?? null) : null;
  const list = new EntryList(fileSystem);
  const packer = new FilePacker();
  const send = (): void => {
    const batch = packer.take();
    if (batch === null) return;
    list.keep(batch);
    meanwhile(batch, buffersOf(batch));
  };
  const done = (fault: Calls['list']['answer']['fault']): Calls['list']['answer'] => {
    send();
    lists.set(index, list);
    return { count: list.length, fault };
  };
  try {
    if (held !== null) await holdReads(held, fileSystem, pass, turn);
    for (const row of everyRow(fileSystem)) {
      list.add(row);
      if (!packer.add(row)) continue;
      send();
      await turn.pause();
    }
    return done(null);
  } catch (error) {
    if (!(error instanceof Error) || ('code' in error && error.code === 'lab.cancelled')) throw error;
    return done(faultOf(error));
  } finally {
    held?.release();
  }
}

/** Fetches what the listing will read. */
async function holdReads(
  held: HeldSource,
  fileSystem: FileSystem,
  pass: PassTaker | null,
  turn: Turn,
): Promise<void> {
  for (const ranges of fileSystem.listingReads?.() ?? []) {
    await held.hold(ranges, pass);
    await turn.pause();
  }
}
