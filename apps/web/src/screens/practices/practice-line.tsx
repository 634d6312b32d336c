import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { PracticeRow } from '@tracecraft/protocol';
import { Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { MatchedText } from './matched-text.tsx';
import styles from './practices.module.css';

/** One practice of the list: its place in the code, its title, and the sentence that was found or else the first. */
export function PracticeLine({ row, query }: { readonly row: PracticeRow; readonly query: string }) {
  const say = useSay();
  return (
    <Link to="/practices/$practice" params={{ practice: row.id }} className={styles['row']}>
      <span className={styles['code']} aria-hidden={row.code === null}>
        {row.code ?? '·'}
      </span>
      <span>
        <b>
          <MatchedText text={row.title} query={query} />
        </b>
        <span className={styles['why']}>
          <MatchedText text={row.text} query={query} />
        </span>
      </span>
      <span className={styles['tags']}>
        {row.protected && (
          <Tag icon={<IconLock size={14} stroke={2} aria-hidden />}>{say('library.protected')}</Tag>
        )}
        {row.saved !== null && <Tag tone="risk">{say('library.has-draft', { version: row.saved })}</Tag>}
        {row.draft && <Tag tone="risk">{say('word.draft')}</Tag>}
        <Tag tone={row.worst === 4 ? 'departure' : undefined}>{say(`severity.${row.worst}`)}</Tag>
      </span>
    </Link>
  );
}
