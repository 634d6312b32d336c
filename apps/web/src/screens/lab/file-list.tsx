import { useMemo, useState } from 'react';
import { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import { Empty, SelectField, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { FaultNotice } from './fault-notice.tsx';
import { FileTable } from './file-table.tsx';
import { FIRST_WISH, tableRows, type StateFilter, type TableWish } from './file-order.ts';
import { everythingBelow, folderNamed, type Folder } from './folder-tree.ts';
import type { Listing } from './lab-state.ts';
import { countText } from './size-text.ts';
import listsStyles from './lists.module.css';

const NO_ROWS = new Uint32Array(0);

/** The files of one folder (or of everything below it): filter, count, table. */
export function FileList({
  listing,
  root,
  path,
  zone,
  opened,
  narrow,
  onOpen,
}: {
  readonly listing: Listing | undefined;
  readonly root: Folder | undefined;
  readonly path: string;
  readonly zone: string | null;
  readonly opened: number | null;
  readonly narrow: boolean;
  readonly onOpen: (index: number) => void;
}) {
  const { phrases, code } = useLanguage();
  const [wish, setWish] = useState<TableWish>(FIRST_WISH);
  const [below, setBelow] = useState(false);
  const files = listing?.files ?? PackedFiles.none;
  const folder = root === undefined ? undefined : folderNamed(root, path);
  const rows = useMemo(() => {
    if (folder === undefined) return NO_ROWS;
    return tableRows(files, below ? everythingBelow(folder) : Uint32Array.from(folder.files), wish);
  }, [files, folder, below, wish]);
  const states: readonly StateFilter[] = ['all', 'live', 'deleted'];

  return (
    <div className={listsStyles['list']}>
      <div className={listsStyles['filters']}>
        <TextField
          label={phrases.say('lab.filter.name')}
          value={wish.text}
          onChange={(event) => setWish({ ...wish, text: event.currentTarget.value })}
          type="search"
        />
        <SelectField
          label={phrases.say('lab.filter.state')}
          value={wish.state}
          onChange={(event) => setWish({ ...wish, state: event.currentTarget.value as StateFilter })}
        >
          {states.map((state) => (
            <option key={state} value={state}>
              {phrases.say(`lab.filter.${state}`)}
            </option>
          ))}
        </SelectField>
        <label className={listsStyles['check']}>
          <input
            type="checkbox"
            checked={below}
            onChange={(event) => setBelow(event.currentTarget.checked)}
          />
          {phrases.say('lab.filter.below')}
        </label>
      </div>
      {listing !== undefined && listing.fault !== null && <FaultNotice fault={listing.fault} />}
      <output className={listsStyles['count']}>
        {phrases.say(listing?.complete === false ? 'lab.table.counting' : 'lab.table.count', {
          shown: countText(rows.length, code),
          all: countText(files.length, code),
        })}
        {' · '}
        {zone === null ? phrases.say('lab.table.wall') : phrases.say('lab.table.utc', { zone })}
      </output>
      {listing?.complete === true && rows.length === 0 ? (
        <Empty>{phrases.say('lab.table.empty')}</Empty>
      ) : (
        <FileTable
          files={files}
          rows={rows}
          wish={wish}
          onWish={setWish}
          zone={zone}
          opened={opened}
          paths={below}
          narrow={narrow}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}
