/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed boxes: a table element cannot hold a window of 100,000 rows */
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import { useLanguage } from '../../language/index.ts';
import type { SortColumn, TableWish } from './file-order.ts';
import { FileRow } from './file-row.tsx';
import { useRowWindow } from './row-window.ts';
import styles from './table.module.css';

/** Pixels of the head that stays above the rows. */
const HEAD = 40;
/** Rows drawn beyond the edges, so that a quick scroll meets no empty place. */
const ABOVE = 8;
const BELOW = 16;
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
  const height = narrow ? 64 : 32;
  const view = useRowWindow(rows.length, height, HEAD);
  const opens = useRef(onOpen);
  useEffect(() => {
    opens.current = onOpen;
  }, [onOpen]);
  useEffect(() => setActive(0), [rows]);

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(next);
    view.show(next);
  };
  const onPick = useCallback((index: number, row: number): void => {
    setActive(index);
    opens.current(row);
  }, []);
  const slots = slotsOf(view.top, view.visible, rows.length);
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
      ref={view.attach}
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
      <div role="rowgroup" style={{ height: view.height, position: 'relative' }}>
        {slots.map(({ index, slot }) => (
          <FileRow
            key={slot}
            id={`${base}-${index}`}
            files={props.files}
            row={rows[index] ?? -1}
            index={index}
            start={view.shift + (index - view.top) * height}
            height={height}
            active={index === active}
            opened={rows[index] === opened}
            zone={props.zone}
            path={props.paths}
            onPick={onPick}
          />
        ))}
      </div>
    </div>
  );
}

/** Rows to draw, each in a place on the page that is used again for others: making one costs more than changing it. */
function slotsOf(top: number, visible: number, count: number): readonly { index: number; slot: number }[] {
  const places = ABOVE + visible + BELOW;
  const first = Math.max(0, top - ABOVE);
  const last = Math.min(count, top + visible + BELOW);
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => ({
    index: first + i,
    slot: (first + i) % places,
  }));
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
