import { IconBookmark } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Empty, SelectField, Tag, TextField } from '../../../design/index.ts';
import { useLanguage } from '../../../language/index.ts';
import type { ArtefactFile, ArtefactRun, Listing } from '../lab-state.ts';
import { RowList } from '../row-list.tsx';
import { countText } from '../size-text.ts';
import { useNarrow } from '../use-narrow.ts';
import { visibleText } from '../visible-text.ts';
import { WorkProgress } from '../work-progress.tsx';
import { artefactLines, type ArtefactLine } from './artefact-lines.ts';
import { ArtefactNotes } from './artefact-notes.tsx';
import labStyles from '../lab.module.css';
import listsStyles from '../lists.module.css';
import styles from './artefacts.module.css';

/** What systems and programs wrote down by themselves, a fact a row: value, field it stands in, and what a time counts. */
export function ArtefactsPanel({
  run,
  listings,
  onLook,
  onOpen,
  onBookmark,
}: {
  readonly run: ArtefactRun | null;
  readonly listings: ReadonlyMap<number, Listing>;
  readonly onLook: () => void;
  readonly onOpen: (line: ArtefactLine) => void;
  readonly onBookmark: (line: ArtefactLine) => void;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const [kind, setKind] = useState('');
  const [text, setText] = useState('');
  const narrow = useNarrow(900);
  const listed = [...listings.values()].every(({ complete }) => complete);
  const look = useRef(onLook);
  useEffect(() => {
    if (run === null && listed) look.current();
  }, [run, listed]);
  const files = useMemo(() => run?.files ?? [], [run]);
  const kinds = useMemo(() => [...new Set(files.map((file) => file.kind))].toSorted(), [files]);
  const lines = useMemo(() => {
    const pathOf = ({ fileSystem, entry }: ArtefactFile): string =>
      listings.get(fileSystem)?.files.at(entry)?.path ?? '';
    return artefactLines(files, pathOf, kind, text);
  }, [files, listings, kind, text]);
  const count = { count: lines.length, shown: countText(lines.length, code), files: files.length };
  return (
    <div className={listsStyles['list']}>
      <div className={listsStyles['filters']}>
        <TextField
          label={say('lab.artefacts.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          type="search"
        />
        <SelectField
          label={say('lab.artefacts.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
        >
          <option value="">{say('lab.artefacts.all')}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {kindName(one, phrases)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={labStyles['bar']}>
        {run !== null && run.work !== null ? (
          <WorkProgress work={run.work} label={say('lab.artefacts.looking', count)} counts="files" />
        ) : (
          <output>{say(run?.more === true ? 'lab.artefacts.more' : 'lab.artefacts.count', count)}</output>
        )}
        {run?.stopped === true && (
          <Button small onClick={onLook}>
            {say('lab.artefacts.again')}
          </Button>
        )}
      </div>
      <ArtefactNotes files={files} listings={listings} />
      {run !== null && run.work === null && files.length === 0 ? (
        <Empty>{say('lab.artefacts.none')}</Empty>
      ) : (
        <RowList rows={lines} height={narrow ? 132 : 76} label={say('lab.artefacts.label')}>
          {(line) => <Line line={line} onOpen={onOpen} onBookmark={onBookmark} />}
        </RowList>
      )}
    </div>
  );
}

function kindName(kind: string, { has, say }: ReturnType<typeof useLanguage>['phrases']): string {
  return has(`lab.artefacts.kind.${kind}`) ? say(`lab.artefacts.kind.${kind}`) : kind;
}

function Line({
  line,
  onOpen,
  onBookmark,
}: {
  readonly line: ArtefactLine;
  readonly onOpen: (line: ArtefactLine) => void;
  readonly onBookmark: (line: ArtefactLine) => void;
}) {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const { row, path, file } = line;
  const { source, record, stored, value, time, carved, superseded } = row;
  const title = value ?? (time === undefined ? stored : (time.reading ?? '—'));
  return (
    <div className={styles['line']}>
      <button type="button" className={styles['open']} onClick={() => onOpen(line)}>
        <span className={styles['value']}>{visibleText(title)}</span>
        <span className={styles['facts']}>
          <code>{source}</code>
          {time !== undefined && <span>{semantics(time.semantics, phrases)}</span>}
          {title !== stored && <span>{say('lab.artefacts.stored', { value: visibleText(stored) })}</span>}
          {record !== '' && <span>{visibleText(record)}</span>}
          {carved === true && <Tag tone="risk">{say('lab.artefacts.carved')}</Tag>}
          {superseded === true && <Tag tone="risk">{say('lab.artefacts.superseded')}</Tag>}
          {file.certainty !== 'allocated' && <Tag tone="risk">{say(`lab.certainty.${file.certainty}`)}</Tag>}
        </span>
        <span className={styles['path']}>
          {kindName(file.kind, phrases)} · {visibleText(path)}
          {row.within ?? ''} · {say('lab.artefacts.byte', { offset: row.offset })}
        </span>
      </button>
      <Button
        small
        look="quiet"
        aria-label={say('lab.artefacts.bookmark', { field: source })}
        onClick={() => onBookmark(line)}
      >
        <IconBookmark size={20} aria-hidden />
      </Button>
    </div>
  );
}

function semantics(name: string, { has, say }: ReturnType<typeof useLanguage>['phrases']): string {
  return has(`lab.artefacts.time.${name}`) ? say(`lab.artefacts.time.${name}`) : name;
}
