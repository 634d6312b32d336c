import { useQuery } from '@tanstack/react-query';
import { findTerms, glossaryTerms, type Term } from '@tracecraft/practice';
import { useState, type ReactNode } from 'react';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './glossary-text.module.css';

/** The domain words, fetched where they are first shown. */
export const glossaryQuery: {
  readonly queryKey: readonly string[];
  readonly staleTime: number;
  readonly queryFn: () => Promise<readonly Term[]>;
} = {
  queryKey: ['glossary'],
  staleTime: Infinity,
  queryFn: async (): Promise<readonly Term[]> =>
    glossaryTerms((await import('../../../../../content/glossary/terms.yaml?raw')).default),
};

/** Text whose domain words open their meaning in the reader's language, below the line and never over it. */
export function GlossaryText({ text, language }: { readonly text: string; readonly language: string }) {
  const { phrases, code } = useLanguage();
  const terms = useQuery(glossaryQuery).data ?? [];
  const [open, setOpen] = useState<Term | null>(null);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { term, start, end } of findTerms(text, language, terms)) {
    parts.push(
      text.slice(at, start),
      <button
        key={start}
        type="button"
        className={styles['term']}
        aria-expanded={open === term}
        onClick={() => setOpen(open === term ? null : term)}
      >
        {text.slice(start, end)}
      </button>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
      {open !== null && (
        <span className={styles['meaning']} role="note" lang={code}>
          <b>{open.words[code] ?? open.words['en']}</b> {open.meaning[code] ?? open.meaning['en']}{' '}
          {open.draft && <Tag tone="risk">{phrases.say('word.draft')}</Tag>}
        </span>
      )}
    </>
  );
}
