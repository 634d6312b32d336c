import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Practice } from '@tracecraft/practice';
import type { PracticeDraft } from '@tracecraft/protocol';
import { useDeferredValue, useMemo, useState } from 'react';
import { draftsQuery, newestDraft } from '../../case/practice-drafts.ts';
import { libraryQuery, type PracticeLibrary } from '../../case/practice-library.ts';
import { Empty, Notice, Progress, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import { FilterFields } from './filter-fields.tsx';
import { LETTERS, letterOf, NO_FILTER, passes } from './library-filter.ts';
import { PracticeRow } from './practice-row.tsx';
import styles from './practices.module.css';
import { searchFor } from './search-for.ts';

/** The practices this server publishes: by letter of the code, or found by words in the reader's language or English. */
export function PracticeListScreen() {
  const { say } = useLanguage().phrases;
  const library = useQuery(libraryQuery);
  return (
    <Page>
      <header>
        <h1>{say('practices.title')}</h1>
        <p>{say('practices.intro')}</p>
        <p>
          <Link to="/conduct">{say('library.to-conduct')}</Link>
        </p>
      </header>
      {library.error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, library.error)}</p>
        </Notice>
      )}
      {library.isPending && <Progress label={say('practices.loading')} />}
      {library.data !== undefined && <Library library={library.data} />}
    </Page>
  );
}

const NO_DRAFTS: readonly PracticeDraft[] = [];

function Library({ library }: { readonly library: PracticeLibrary }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const drafts = useQuery(draftsQuery).data ?? NO_DRAFTS;
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState(NO_FILTER);
  const asked = useDeferredValue(query);
  const search = useMemo(() => searchFor(library, code, phrases), [library, code, phrases]);
  const beside = useMemo(
    () => ({ drafted: new Set(drafts.map(({ id }) => id)), overlaid: search.overlaid }),
    [drafts, search],
  );
  const found = search.find(asked).filter((practice) => passes(practice, filter, beside));
  const row = (practice: Practice) => (
    <li key={practice.id}>
      <PracticeRow
        practice={practice}
        query={asked}
        draft={newestDraft(drafts, practice.id)?.version ?? null}
      />
    </li>
  );
  return (
    <>
      <TextField
        label={say('practices.search')}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <FilterFields filter={filter} onChange={setFilter} />
      <output className="label">{say('practices.count', { count: found.length })}</output>
      {library.unreadable.length > 0 && (
        <Notice tone="risk">
          <p>{say('practices.unreadable', { files: library.unreadable.join(', ') })}</p>
        </Notice>
      )}
      {found.length === 0 && <Empty>{say('practices.none')}</Empty>}
      {asked.trim() !== '' && found.length > 0 && <ul className={styles['list']}>{found.map(row)}</ul>}
      {asked.trim() === '' &&
        [...LETTERS, '-'].map((letter) => {
          const own = found.filter((practice) => letterOf(practice) === letter);
          return own.length === 0 ? null : (
            <section key={letter} className={styles['letter']}>
              <h2>
                {letter !== '-' && <span className={styles['code']}>{letter}</span>}{' '}
                {say(`library.letter.${letter}`)}
              </h2>
              <ul className={styles['list']}>{own.map(row)}</ul>
            </section>
          );
        })}
    </>
  );
}
