/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed boxes: a table element cannot hold a window of 100,000 rows */
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useSyncExternalStore,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import type { ByteRange } from '@tracecraft/image';
import { useSay } from '../../language/index.ts';
import type { BytePages } from './byte-pages.ts';
import { hexRows, type HexRow, type HexStretch } from './hex-rows.ts';
import type { Selection } from './lab-state.ts';
import type { FieldMark } from './structure/field-marks.ts';
import { useRowWindow } from './row-window.ts';
import styles from './hex.module.css';

const ROW = 22;

interface HexProps {
  readonly pages: BytePages;
  readonly stretches: readonly HexStretch[];
  readonly columns: 8 | 16;
  readonly selection: Selection | null;
  /** Next tap or click extends the selection instead of starting one. */
  readonly extending: boolean;
  readonly onSelect: (selection: Selection) => void;
  /** Position to bring into sight when it changes. */
  readonly reveal: number | null;
  /** Fields of structures, by byte of the raw image. */
  readonly marks: ReadonlyMap<number, FieldMark>;
  /** Bytes of the raw image on screen, neighbours joined. */
  readonly onVisible: (ranges: readonly ByteRange[]) => void;
}

/**
 * Bytes by rows: offset in the raw image, hexadecimal, characters. One tab stop; arrows move, Shift extends, dragging
 * selects. Rows of slack and the start of each fragment are marked by shape.
 */
export function HexView(props: HexProps) {
  const { pages, stretches, columns, selection, extending, onSelect, reveal, marks, onVisible } = props;
  const say = useSay();
  const base = useId();
  useSyncExternalStore(pages.subscribe, pages.version);
  const rows = useMemo(() => hexRows(stretches, columns), [stretches, columns]);
  const view = useRowWindow(rows.count, ROW);
  const dragging = useRef(false);
  const cursor = selection?.cursor ?? 0;
  const [from, to] =
    selection === null
      ? [-1, -1]
      : [Math.min(selection.anchor, selection.cursor), Math.max(selection.anchor, selection.cursor)];

  const { show } = view;
  const showRow = useRef(show);
  useEffect(() => {
    showRow.current = show;
  }, [show]);
  useEffect(() => {
    if (reveal !== null) showRow.current(rows.rowOf(reveal));
  }, [reveal, rows]);

  const move = (position: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(rows.bytes - 1, position));
    onSelect({ anchor: extend && selection !== null ? selection.anchor : next, cursor: next });
    show(rows.rowOf(next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = columns * Math.max(1, view.visible - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      PageUp: -page,
      PageDown: page,
      Home: event.ctrlKey ? -cursor : -(cursor - (rows.row(rows.rowOf(cursor))?.position ?? 0)),
      End: event.ctrlKey
        ? rows.bytes
        : (rows.row(rows.rowOf(cursor))?.length ?? 1) -
          1 -
          (cursor - (rows.row(rows.rowOf(cursor))?.position ?? 0)),
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(selection === null ? 0 : cursor + step, event.shiftKey);
  };
  const point = (event: { clientX: number; clientY: number }, shift: boolean): boolean => {
    const position = byteUnder(event);
    if (position === null) return false;
    onSelect({
      anchor: (shift || extending) && selection !== null ? selection.anchor : position,
      cursor: position,
    });
    return true;
  };
  const byteUnder = (event: { clientX: number; clientY: number }): number | null => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-at]');
    return cell instanceof HTMLElement ? Number(cell.dataset['at']) : null;
  };

  const shown = Array.from({ length: view.visible + 2 }, (_, i) => rows.row(view.top + i)).filter(
    (row): row is HexRow => row !== null,
  );
  const visible = JSON.stringify(joined(shown));
  useEffect(() => onVisible(JSON.parse(visible) as ByteRange[]), [visible, onVisible]);
  return (
    <div
      ref={view.attach}
      className={styles['hex']}
      style={{ '--columns': columns } as CSSProperties}
      role="grid"
      aria-label={say('lab.hex.label')}
      aria-rowcount={rows.count}
      aria-colcount={columns + 2}
      aria-multiselectable
      tabIndex={0}
      aria-activedescendant={selection === null ? undefined : `${base}-${cursor}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        // A finger may only want to scroll: it selects when it taps.
        if (event.pointerType !== 'mouse' || event.button !== 0) return;
        dragging.current = point(event, event.shiftKey);
      }}
      onClick={(event) => {
        const finger =
          event.nativeEvent instanceof globalThis.PointerEvent && event.nativeEvent.pointerType !== 'mouse';
        if (finger) point(event, false);
      }}
      onPointerMove={(event) => {
        const position = dragging.current && event.buttons === 1 ? byteUnder(event) : null;
        if (position !== null && selection !== null && position !== selection.cursor)
          onSelect({ anchor: selection.anchor, cursor: position });
      }}
      onPointerUp={() => {
        dragging.current = false;
      }}
    >
      <div role="none" style={{ height: view.height }} />
      <div role="rowgroup" className={styles['rows']} style={{ transform: `translateY(${view.shift}px)` }}>
        {shown.map((row) => (
          <Row
            key={row.position}
            row={row}
            pages={pages}
            marks={marks}
            columns={columns}
            from={from}
            to={to}
            cursor={selection === null ? -1 : cursor}
            base={base}
            rowIndex={rows.rowOf(row.position) + 1}
          />
        ))}
      </div>
    </div>
  );
}

function Row({
  row,
  pages,
  marks,
  columns,
  from,
  to,
  cursor,
  base,
  rowIndex,
}: {
  readonly row: HexRow;
  readonly pages: BytePages;
  readonly marks: HexProps['marks'];
  readonly columns: number;
  readonly from: number;
  readonly to: number;
  readonly cursor: number;
  readonly base: string;
  readonly rowIndex: number;
}) {
  const say = useSay();
  const bytes = Array.from({ length: row.length }, (_, i) => pages.byte(row.offset + i));
  const marked = (i: number): true | undefined =>
    (row.position + i >= from && row.position + i <= to) || undefined;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles['row']}
      data-part={row.part}
      data-opens={row.opens || undefined}
    >
      <span
        role="rowheader"
        className={styles['offset']}
        title={row.part === 'slack' ? say('lab.hex.slack') : undefined}
      >
        {offsetText(row.offset)}
      </span>
      {bytes.map((byte, i) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- the place in the row is the identity
          key={i}
          id={`${base}-${row.position + i}`}
          role="gridcell"
          data-at={row.position + i}
          data-cursor={row.position + i === cursor || undefined}
          aria-selected={marked(i) ?? false}
          className={styles['byte']}
          {...fieldOf(marks.get(row.offset + i))}
        >
          {hexOf(byte)}
        </span>
      ))}
      <span role="gridcell" className={styles['characters']} style={{ gridColumn: columns + 2 }}>
        {bytes.map((byte, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place in the row is the identity
          <span key={i} data-at={row.position + i} data-marked={marked(i)}>
            {characterOf(byte)}
          </span>
        ))}
      </span>
    </div>
  );
}

/** A tint and a name for a byte of a field; its first byte is marked by shape as well. */
function fieldOf(mark: FieldMark | undefined): object {
  if (mark === undefined) return {};
  const { field, tint, first } = mark;
  return { 'data-field': tint, 'data-first': first || undefined, title: `${field.name} = ${field.value}` };
}

/** Rows as ranges of the raw image. */
function joined(rows: readonly HexRow[]): readonly ByteRange[] {
  const ranges: { offset: number; length: number }[] = [];
  for (const { offset, length } of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && last.offset + last.length === offset) last.length += length;
    else ranges.push({ offset, length });
  }
  return ranges;
}

export function offsetText(offset: number): string {
  return offset.toString(16).toUpperCase().padStart(8, '0');
}

/** `··` while on its way, `!!` where it could not be read: never a zero that is not there. */
function hexOf(byte: number | undefined | null): string {
  if (byte === undefined) return '··';
  return byte === null ? '!!' : byte.toString(16).toUpperCase().padStart(2, '0');
}

function characterOf(byte: number | undefined | null): string {
  return byte !== undefined && byte !== null && byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}
