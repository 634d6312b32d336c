import type { Practice, VersionNote } from '@tracecraft/practice';
import type { PracticeDraft } from '@tracecraft/protocol';
import { Link } from '@tanstack/react-router';
import { Panel, Tag } from '../../design/index.ts';
import { formatDay, useLanguage } from '../../language/index.ts';
import { DraftDifference } from './draft-difference.tsx';
import styles from './practices.module.css';
import { WordMarks } from './word-marks.tsx';

/** Every version with what changed, newest first; saved drafts above, marked as in force nowhere. */
export function PracticeHistory({
  practice,
  drafts,
}: {
  readonly practice: Practice;
  readonly drafts: readonly PracticeDraft[];
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const notes = practice.history.toSorted(newestFirst);
  return (
    <Panel title={say('library.history')}>
      <ol className={styles['changes']} reversed>
        {drafts.toReversed().map((draft) => (
          <li key={`draft ${draft.version}`} className={styles['change']}>
            <p className={styles['tags']}>
              <Tag tone="risk">{say('library.draft-version', { version: draft.version })}</Tag>
              <span>
                {say('library.draft-by', { name: draft.by.name, day: formatDay(draft.saved, code, 'UTC') })}
              </span>
            </p>
            <DraftDifference practice={practice} text={draft.text} />
            <Link
              to="/practices/$practice/edit"
              params={{ practice: practice.id }}
              search={{ draft: draft.version }}
            >
              {say('library.open-draft')}
            </Link>
          </li>
        ))}
        {notes.map((note, i) => (
          <li key={note.version}>
            <p className={styles['tags']}>
              <Tag>{note.version}</Tag>
              <time dateTime={note.date}>{note.date}</time>
            </p>
            <p>{note.change}</p>
            <Sentences note={note} older={notes.slice(i + 1)} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The sentences this version changed, marked against the newest version before it that had one. */
function Sentences({ note, older }: { readonly note: VersionNote; readonly older: readonly VersionNote[] }) {
  return Object.entries(note.checks).map(([step, check]) => (
    <WordMarks
      key={step}
      before={older.find(({ checks }) => checks[step] !== undefined)?.checks[step] ?? ''}
      after={check}
    />
  ));
}

function newestFirst(a: VersionNote, b: VersionNote): number {
  const [x, y] = [a, b].map(({ version }) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) if (x?.[i] !== y?.[i]) return (y?.[i] ?? 0) - (x?.[i] ?? 0);
  return 0;
}
