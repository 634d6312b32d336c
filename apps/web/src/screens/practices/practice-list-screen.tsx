import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PracticeRow } from '@tracecraft/protocol';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { Empty, Notice, Progress, TextField } from '../../design/index.ts';
import { LaterPhrases, useLanguage, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import { FilterFields } from './filter-fields.tsx';
import { askedOf, LETTERS, NO_FILTER, type LibraryFilter } from './library-filter.ts';
import { PageLinks } from './page-links.tsx';
import { PracticeLine } from './practice-line.tsx';
import styles from './practices.module.css';
import { usePracticePage, type ShownPage } from './use-practice-page.ts';

/** The practices this server publishes: by letter of the code, or found by words in the reader's language or English. */
export function PracticeListScreen() {
  return (
    <LaterPhrases>
      <Library />
    </LaterPhrases>
  );
}

function Library() {
  const { say } = useLanguage().phrases;
  const [filter, setFilter] = useFilter();
  const top = useRef<HTMLOutputElement>(null);
  const shown = useDeferredValue(filter);
  const { page, error } = usePracticePage(askedOf(shown));
  const turn = (to: number): void => {
    setFilter({ ...filter, page: to });
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus();
  };
  return (
    <Page>
      <header>
        <h1>{say('practices.title')}</h1>
        <p>{say('practices.intro')}</p>
        <p>
          <Link to="/conduct">{say('library.to-conduct')}</Link>
        </p>
      </header>
      <TextField
        label={say('practices.search')}
        type="search"
        value={filter.q}
        onChange={({ target }) => setFilter({ ...filter, q: target.value, page: 1 })}
      />
      <FilterFields filter={filter} onChange={setFilter} />
      {error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      {page === undefined && error === null && <Progress label={say('practices.loading')} />}
      {page !== undefined && (
        <>
          <output ref={top} tabIndex={-1} className="label">
            {say('practices.count', { count: page.total })}
          </output>
          <AboutPage page={page} />
          {page.rows.length === 0 && page.left === 0 && <Empty>{say('practices.none')}</Empty>}
          <Rows page={page} />
          <PageLinks page={page.page} pages={page.pages} onPage={turn} />
        </>
      )}
    </Page>
  );
}

/** What was asked for stands again when one comes back from a practice. */
function useFilter(): readonly [LibraryFilter, (filter: LibraryFilter) => void] {
  const client = useQueryClient();
  const [filter, setFilter] = useState(() => client.getQueryData<LibraryFilter>(KEPT) ?? NO_FILTER);
  useEffect(() => void client.setQueryData<LibraryFilter>(KEPT, filter), [client, filter]);
  return [filter, setFilter];
}

const KEPT = ['practice-filter'] as const;

/** What of the library this page does not show, and why. */
function AboutPage({ page }: { readonly page: ShownPage }) {
  const say = useSay();
  return (
    <>
      {page.unreadable.length > 0 && (
        <Notice tone="risk">
          <p>{say('practices.unreadable', { files: page.unreadable.join(', ') })}</p>
        </Notice>
      )}
      {(page.left > 0 || page.here) && (
        <Notice live>
          <p>{page.here ? say('library.page-here') : say('library.page-reading', { count: page.left })}</p>
        </Notice>
      )}
    </>
  );
}

function Rows({ page }: { readonly page: ShownPage }) {
  const { say } = useLanguage().phrases;
  const line = (row: PracticeRow) => (
    <li key={row.id}>
      <PracticeLine row={row} query={page.words} />
    </li>
  );
  if (page.words !== '') return <ul className={styles['list']}>{page.rows.map(line)}</ul>;
  return [...LETTERS, '-'].map((letter) => {
    const own = page.rows.filter(({ code }) => (code?.slice(0, 1) ?? '-') === letter);
    return own.length === 0 ? null : (
      <section key={letter} className={styles['letter']}>
        <h2>
          {letter !== '-' && <span className={styles['code']}>{letter}</span>}{' '}
          {say(`library.letter.${letter}`)}
        </h2>
        <ul className={styles['list']}>{own.map(line)}</ul>
      </section>
    );
  });
}
