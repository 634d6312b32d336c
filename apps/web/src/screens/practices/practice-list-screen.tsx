import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Practice } from '@tracecraft/practice';
import { useState } from 'react';
import { libraryQuery } from '../../case/practice-library.ts';
import { Empty, Notice, Progress, Tag, TextField } from '../../design/index.ts';
import { useLanguage, type Language } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import styles from './practices.module.css';

/** The practices this server publishes, found by any word of title, reason or sentence. */
export function PracticeListScreen() {
  const language = useLanguage();
  const { say } = language.phrases;
  const library = useQuery(libraryQuery);
  const [query, setQuery] = useState('');
  const found = library.data?.all.filter((practice) => matches(practice, query, language));
  return (
    <Page>
      <header>
        <h1>{say('practices.title')}</h1>
        <p>{say('practices.intro')}</p>
      </header>
      {library.error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, library.error)}</p>
        </Notice>
      )}
      {library.isPending && <Progress label={say('practices.loading')} />}
      {library.data !== undefined && (
        <>
          <TextField
            label={say('practices.search')}
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <output className="label">{say('practices.count', { count: found?.length ?? 0 })}</output>
          {library.data.unreadable.length > 0 && (
            <Notice tone="risk">
              <p>{say('practices.unreadable', { files: library.data.unreadable.join(', ') })}</p>
            </Notice>
          )}
          {found?.length === 0 ? (
            <Empty>{say('practices.none')}</Empty>
          ) : (
            <ul className={styles['list']}>
              {found?.map((practice) => (
                <li key={practice.id}>
                  <Row practice={practice} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Page>
  );
}

function Row({ practice }: { readonly practice: Practice }) {
  const { phrases, localised, code } = useLanguage();
  const worst = Math.max(...practice.steps.map(({ severity }) => severity), 1);
  return (
    <Link to="/practices/$practice" params={{ practice: practice.id }} className={styles['row']}>
      <span>
        <b>{localised(practice.title)}</b>
        <span className={styles['why']}>{practice.steps.map(({ why }) => localised(why)).join(' ')}</span>
      </span>
      <span className={styles['tags']}>
        {practice.draftLanguages.includes(code) && <Tag tone="risk">{phrases.say('word.draft')}</Tag>}
        <Tag tone={worst === 4 ? 'departure' : undefined}>{phrases.say(`severity.${worst}`)}</Tag>
      </span>
    </Link>
  );
}

/** Every word of the query somewhere in the practice, in the reader's language or English; marks and case aside. */
function matches(practice: Practice, query: string, { localised }: Language): boolean {
  const fold = (text: string): string =>
    text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  const texts = [practice.title, ...practice.steps.map(({ why }) => why)].flatMap((text) => [
    localised(text),
    text.en,
  ]);
  const haystack = fold([practice.id, ...texts, ...practice.steps.map(({ check }) => check)].join(' '));
  return fold(query)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
