import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import listsStyles from './lists.module.css';

/** A list of any length: only the rows in sight are on the page. */
export function RowList<T>({
  rows,
  height,
  label,
  head,
  id,
  children,
}: {
  readonly rows: readonly T[];
  /** Of one row, pixels. */
  readonly height: number;
  readonly label: string;
  /** What stands above the rows and scrolls with them. */
  readonly head?: ReactNode;
  readonly id?: string;
  readonly children: (row: T) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
  });
  return (
    <div ref={scroller} id={id} className={listsStyles['ranges']}>
      {head}
      <ul aria-label={label} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const place = { transform: `translateY(${start}px)`, height: size };
          return (
            <li key={index} style={{ position: 'absolute', insetInline: 0, ...place }}>
              {children(row)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
