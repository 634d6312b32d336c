import type { ByteRange } from '@tracecraft/image';
import { useMemo, useState, type ComponentProps } from 'react';
import type { ImageWorker } from '../../../adapters/image-worker/client.ts';
import { hexRows } from '../hex-rows.ts';
import { HexView } from '../hex-view.tsx';
import { fieldMarks } from './field-marks.ts';
import { StructureTable } from './structure-table.tsx';
import { useStructures } from './use-structures.ts';
import styles from './structure.module.css';

const NOTHING: readonly ByteRange[] = [];

/** Bytes with the fields of the structures among them, coloured and as a table. */
export function HexBox({
  worker,
  ...hex
}: Omit<ComponentProps<typeof HexView>, 'marks' | 'onVisible'> & { readonly worker: ImageWorker }) {
  const { stretches, selection, onSelect } = hex;
  const [visible, setVisible] = useState(NOTHING);
  const structures = useStructures(worker, visible);
  const marks = useMemo(() => fieldMarks(structures), [structures]);
  const rows = useMemo(() => hexRows(stretches, 16), [stretches]);
  return (
    <div className={styles['box']}>
      <HexView {...hex} marks={marks} onVisible={setVisible} />
      <StructureTable
        structures={structures}
        cursor={selection === null ? null : rows.offsetOf(selection.cursor)}
        onField={({ offset, length }) => {
          const first = rows.positionOf(offset);
          if (first !== null) onSelect({ anchor: first, cursor: Math.min(rows.bytes, first + length) - 1 });
        }}
      />
    </div>
  );
}
