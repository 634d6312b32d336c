import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ImageWorker } from '../../../adapters/image-worker/client.ts';
import type { ListedFile } from '../../../adapters/image-worker/listing/packed-batch.ts';
import { Button, Empty } from '../../../design/index.ts';
import { useLanguage } from '../../../language/index.ts';
import type { FoundPicture, Listing, PictureRun } from '../lab-state.ts';
import { countText } from '../size-text.ts';
import { WorkProgress } from '../work-progress.tsx';
import { thumbnailQueue } from './thumbnail-queue.ts';
import { Tile } from './tile.tsx';
import labStyles from '../lab.module.css';
import listsStyles from '../lists.module.css';
import styles from './gallery.module.css';

const TILE = { width: 152, height: 176 };

/** Pictures among the files, by content: small, drawn when they come into sight, each opens its file. */
export function Gallery({
  run,
  worker,
  listings,
  onLook,
  onOpen,
}: {
  readonly run: PictureRun | null;
  readonly worker: ImageWorker;
  readonly listings: ReadonlyMap<number, Listing>;
  /** Starts looking for pictures. */
  readonly onLook: () => void;
  readonly onOpen: (fileSystem: number, index: number) => void;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const listed = [...listings.values()].every(({ complete }) => complete);
  const look = useRef(onLook);
  useEffect(() => {
    if (run === null && listed) look.current();
  }, [run, listed]);
  const found = run?.found ?? [];
  const count = { count: found.length, shown: countText(found.length, code) };
  return (
    <div className={listsStyles['list']}>
      <div className={labStyles['bar']}>
        {run !== null && run.work !== null ? (
          <WorkProgress work={run.work} label={say('lab.gallery.looking', count)} counts="files" />
        ) : (
          <output>{say(run?.more === true ? 'lab.gallery.more' : 'lab.gallery.count', count)}</output>
        )}
        {run?.stopped === true && (
          <Button small onClick={onLook}>
            {say('lab.gallery.again')}
          </Button>
        )}
      </div>
      {run !== null && run.work === null && found.length === 0 && <Empty>{say('lab.gallery.none')}</Empty>}
      {found.length > 0 && <Tiles found={found} worker={worker} listings={listings} onOpen={onOpen} />}
    </div>
  );
}

function Tiles({
  found,
  worker,
  listings,
  onOpen,
}: {
  readonly found: readonly FoundPicture[];
  readonly worker: ImageWorker;
  readonly listings: ReadonlyMap<number, Listing>;
  readonly onOpen: (fileSystem: number, index: number) => void;
}) {
  const { say } = useLanguage().phrases;
  const scroller = useRef<HTMLDivElement>(null);
  const queue = useMemo(() => thumbnailQueue(worker), [worker]);
  const columns = useColumns(scroller);
  const rows = Math.ceil(found.length / columns);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => TILE.height,
    overscan: 2,
  });
  const entryOf = ({ fileSystem, entry }: FoundPicture): ListedFile | undefined =>
    listings.get(fileSystem)?.files.at(entry);
  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul aria-label={say('lab.gallery.label')} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().flatMap(({ index, start }) =>
          found.slice(index * columns, (index + 1) * columns).map((picture, column) => {
            const entry = entryOf(picture);
            if (entry === undefined) return null;
            const { fileSystem, entry: position } = picture;
            return (
              <li
                key={`${fileSystem} ${position}`}
                aria-setsize={found.length}
                aria-posinset={index * columns + column + 1}
                style={{ transform: `translate(${column * TILE.width}px, ${start}px)` }}
              >
                <Tile
                  picture={picture}
                  entry={entry}
                  queue={queue}
                  onOpen={() => onOpen(fileSystem, position)}
                />
              </li>
            );
          }),
        )}
      </ul>
    </div>
  );
}

function useColumns(scroller: { readonly current: HTMLElement | null }): number {
  const [columns, setColumns] = useState(2);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => setColumns(Math.max(1, Math.floor((element.clientWidth - 16) / TILE.width)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller]);
  return columns;
}
