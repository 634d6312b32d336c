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
import { memo, type ComponentType } from 'react';
import type { ListedFile } from '../../adapters/image-worker/listing/packed-batch.ts';
import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import { useLanguage } from '../../language/index.ts';
import { isStream } from './streams.ts';
import { countText } from './size-text.ts';
import { timeText } from './time-text.ts';
import styles from './table.module.css';

interface RowProps {
  readonly id: string;
  readonly files: PackedFiles;
  /** Position in the list, and in the table. */
  readonly row: number;
  readonly index: number;
  /** Pixels. */
  readonly start: number;
  readonly height: number;
  readonly active: boolean;
  readonly opened: boolean;
  readonly zone: string | null;
  /** Show the whole path. */
  readonly path: boolean;
  readonly onPick: (index: number, row: number) => void;
}

/** A file of the table; drawn anew only where something of it changed. */
export const FileRow: ComponentType<RowProps> = memo(function FileRow(props: RowProps) {
  const { index, row, start, height } = props;
  const entry = props.files.at(row);
  if (entry === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid holds focus and keys
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.opened}
      data-active={props.active || undefined}
      data-deleted={entry.deleted || undefined}
      className={styles['row']}
      style={{ transform: `translateY(${start}px)`, height }}
      onClick={() => props.onPick(index, row)}
    >
      <Cells entry={entry} zone={props.zone} path={props.path} />
    </div>
  );
});

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
