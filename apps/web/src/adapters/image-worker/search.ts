import {
  prepareSearch,
  searchImageSteps,
  type DiskImage,
  type ImageHit,
  type SearchHit,
} from '@tracecraft/image';
import type { EntryList } from './listing/entry-list.ts';
import { hitInFile, hitOnDisk } from './hit-in-context.ts';
import type { Calls, Hit, Place, SearchWish } from './messages.ts';
import type { Turn } from './turn.ts';

/** More hits than a person reads; the search says that it stopped. */
const MOST = 5000;

/** The image and what is known of it. */
interface Searched {
  readonly image: DiskImage;
  readonly placeOf: (offset: number) => Place;
  readonly listOf: (fileSystem: number) => Pick<EntryList, 'find'>;
}

/**
 * Looks for terms over the whole raw image, allocated or not, then in files whose bytes lie apart or packed. Rests between
 * steps, so that it can be stopped and tells how far it is.
 */
export async function search(
  { image, placeOf, listOf }: Searched,
  { terms, encodings }: SearchWish,
  turn: Turn,
  report: (part: Calls['search']['meanwhile']) => void,
): Promise<Calls['search']['answer']> {
  const steps = searchImageSteps(image, prepareSearch(terms, encodings), { most: MOST });
  const total = image.raw.size;
  let count = 0;
  let since = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) {
      const more = value.stoppedAt !== null || count >= MOST;
      return { hits: count, more, notices: value.notices };
    }
    const { stage, done: reached, onDisk, inFiles } = value;
    const hits: Hit[] = [
      ...onceEach(onDisk).map((hit) => hitOnDisk(image.raw, hit, placeOf)),
      ...onceEach(inFiles).map((hit) => hitInFile(hit, placeInLists(image, hit, listOf))),
    ];
    count += hits.length;
    // Thousands of small files would send as many messages.
    if (hits.length > 0 || stage === 'bytes' || turn.elapsed() - since > 100) {
      report({ stage, done: stage === 'bytes' ? reached : total, total, elapsed: turn.elapsed(), hits });
      since = turn.elapsed();
    }
    await turn.pause();
  }
}

/** Where two encodings write alike, one hit; the first encoding asked for names it. */
function onceEach<H extends Pick<SearchHit, 'term' | 'length'> & { readonly offset: number | null }>(
  hits: readonly H[],
): readonly H[] {
  const seen = new Set<string>();
  return hits.filter((hit) => {
    const key = hit.offset === null ? null : `${hit.term} ${hit.offset} ${hit.length}`;
    if (key === null || !seen.has(key)) {
      if (key !== null) seen.add(key);
      return true;
    }
    return false;
  });
}

/** The file of a hit as the lists number it; a file that only a journal remembers is in no list. */
function placeInLists(image: DiskImage, { files }: ImageHit, listOf: Searched['listOf']): Place {
  const [file] = files;
  const fileSystem = image.fileSystems.findIndex(({ partition }) => partition.index === file?.partition);
  const entry = fileSystem < 0 || file === undefined ? -1 : listOf(fileSystem).find(file.identity, file.path);
  return {
    kind: 'content',
    fileSystem: fileSystem < 0 ? null : fileSystem,
    entry: entry < 0 ? null : entry,
    path: file?.path ?? null,
    deleted: file?.deleted ?? false,
    certainty: file?.certainty ?? null,
  };
}
