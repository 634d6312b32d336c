/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed boxes: a table element cannot hold a window of 100,000 rows */
import {
  IconCornerDownRight,
  IconFile,
  IconFileX,
  IconFolder,
  IconFolderX,
  IconSettings,
  IconTag,
} from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ListedFile } from '../../adapters/image-worker/listing/packed-batch.ts';
import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import { useLanguage } from '../../language/index.ts';
import type { SortColumn, TableWish } from './file-order.ts';
import { isStream } from './streams.ts';
import { countText } from './size-text.ts';
import { timeText } from './time-text.ts';
import styles from './table.module.css';

const COLUMNS: readonly Exclude<SortColumn, 'listed'>[] = ['name', 'size', 'modified', 'accessed', 'created'];

interface TableProps {
  readonly files: PackedFiles;
  readonly rows: Uint32Array;
  readonly wish: TableWish;
  readonly onWish: (wish: TableWish) => void;
  readonly zone: string | null;
  readonly opened: number | null;
  /** Show whole paths: the list reaches below one folder. */
  readonly paths: boolean;
  readonly narrow: boolean;
  readonly onOpen: (index: number) => void;
}

/** Files of a place: one tab stop, arrow keys inside, Enter opens (WAI-ARIA grid pattern). 100,000 rows are no burden. */
export function FileTable(props: TableProps) {
  const { rows, opened, narrow, onOpen } = props;
  const { phrases } = useLanguage();
  const base = useId();
  const [active, setActive] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? 64 : 32),
    overscan: 16,
  });

  useEffect(() => setActive(0), [rows]);
  useEffect(() => virtual.measure(), [narrow, virtual]);

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + 12),
      PageUp: () => go(active - 12),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      Enter: () => onOpen(rows[active] ?? -1),
    };
    const act = event.target === event.currentTarget ? keys[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <div
      ref={scroller}
      className={styles['table']}
      role="grid"
      aria-label={phrases.say('lab.table.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      tabIndex={0}
      aria-activedescendant={rows.length === 0 ? undefined : `${base}-${active}`}
      onKeyDown={onKeyDown}
    >
      <HeadRow {...props} />
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const entry = props.files.at(rows[index] ?? -1);
          if (entry === undefined) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid holds focus and keys
            <div
              key={rows[index]}
              id={`${base}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={rows[index] === opened}
              data-active={index === active || undefined}
              data-deleted={entry.deleted || undefined}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)`, height: size }}
              onClick={() => {
                setActive(index);
                onOpen(rows[index] ?? -1);
              }}
            >
              <Cells entry={entry} zone={props.zone} path={props.paths} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function HeadRow({ wish, onWish }: TableProps) {
  const { phrases } = useLanguage();
  const sorted = (column: SortColumn): 'ascending' | 'descending' | 'none' =>
    wish.column !== column ? 'none' : wish.descending ? 'descending' : 'ascending';
  const next = (column: SortColumn): TableWish => {
    if (wish.column !== column) return { ...wish, column, descending: false };
    return wish.descending ? { ...wish, column: 'listed', descending: false } : { ...wish, descending: true };
  };
  return (
    <div role="rowgroup" className={styles['headgroup']}>
      <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['head']}`}>
        {COLUMNS.map((column) => (
          <div key={column} role="columnheader" aria-sort={sorted(column)}>
            <button type="button" onClick={() => onWish(next(column))}>
              {phrases.say(`lab.column.${column}`)}
              <span aria-hidden>
                {sorted(column) === 'none' ? '' : sorted(column) === 'ascending' ? ' ▲' : ' ▼'}
              </span>
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}

function Cells({
  entry,
  zone,
  path,
}: {
  readonly entry: ListedFile;
  readonly zone: string | null;
  readonly path: boolean;
}) {
  const { phrases, code } = useLanguage();
  return (
    <>
      <div role="gridcell" className={styles['name']} data-stream={isStream(entry) || undefined}>
        <EntryIcon entry={entry} />
        <span className={styles['text']} title={entry.path}>
          {path ? entry.path : entry.name}
        </span>
        {entry.deleted && (
          <span className={styles['gone']}>
            {phrases.say(entry.reallocated ? 'lab.deleted.reallocated' : 'lab.deleted')}
          </span>
        )}
      </div>
      <div role="gridcell" className={styles['size']}>
        {countText(entry.size, code)}
      </div>
      <div role="gridcell" className={styles['time']}>
        {timeText(entry.modified, zone)}
      </div>
      <div role="gridcell" className={styles['time']}>
        {timeText(entry.accessed, zone)}
      </div>
      <div role="gridcell" className={styles['time']}>
        {timeText(entry.created, zone)}
      </div>
    </>
  );
}

function EntryIcon({ entry }: { readonly entry: ListedFile }) {
  const Icon = iconOf(entry);
  return <Icon size={18} aria-hidden className={styles['icon']} />;
}

function iconOf(entry: ListedFile): typeof IconFile {
  const { type, deleted } = entry;
  if (isStream(entry)) return IconCornerDownRight;
  if (type === 'volume-label') return IconTag;
  if (type === 'virtual-file' || type === 'virtual-directory') return IconSettings;
  if (type === 'directory') return deleted ? IconFolderX : IconFolder;
  return deleted ? IconFileX : IconFile;
}
