import type { Entry, FileSystem } from '@tracecraft/image';
import type { EntryList } from '../listing/entry-list.ts';
import type { Calls } from '../messages.ts';
import type { Turn } from '../turn.ts';
import { PICTURE_HEAD, pictureType } from './picture-type.ts';

/** More pictures than a person looks through; the answer says that it stopped. */
const MOST = 20_000;
const BATCH = 200;

/** Files of a file system that begin like a picture, whatever they are called. */
export async function findPictures(
  fileSystem: FileSystem,
  list: EntryList,
  turn: Turn,
  meanwhile: (value: Calls['pictures']['meanwhile']) => void,
): Promise<Calls['pictures']['answer']> {
  let waiting: { entry: number; type: string }[] = [];
  let count = 0;
  const send = (done: number): void => {
    meanwhile({ found: waiting, done, total: list.length });
    waiting = [];
  };
  for (let index = 0; index < list.length; index++) {
    const type = typeOf(fileSystem, list.at(index));
    if (type !== null) waiting.push({ entry: index, type });
    if (type !== null && ++count >= MOST) break;
    if (waiting.length >= BATCH || index % 2000 === 1999) send(index + 1);
    await turn.pause();
  }
  send(list.length);
  return { count, more: count >= MOST };
}

/** A deleted file whose place another took shows the other's bytes: it is no picture of its own. */
function typeOf(fileSystem: FileSystem, entry: Entry): string | null {
  if (entry.type !== 'file' || entry.reallocated || entry.size < PICTURE_HEAD) return null;
  try {
    const head = fileSystem.read(entry, 0, PICTURE_HEAD);
    return pictureType((i) => head[i]);
  } catch {
    return null;
  }
}
