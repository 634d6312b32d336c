import { Link } from '@tanstack/react-router';
import { countMatches, isProtected, plainSentence, sentence, type Practice } from '@tracecraft/practice';
import { IconLock } from '@tabler/icons-react';
import { Tag } from '../../design/index.ts';
import { useLanguage, type Language } from '../../language/index.ts';
import { worstOf } from './library-filter.ts';
import { MatchedText } from './matched-text.tsx';
import styles from './practices.module.css';

/** One practice of the list: its place in the code, its title, and the sentence that was found or else the first. */
export function PracticeRow({
  practice,
  query,
  draft,
}: {
  readonly practice: Practice;
  readonly query: string;
  readonly draft: string | null;
}) {
  const language = useLanguage();
  const { say } = language.phrases;
  const worst = worstOf(practice);
  return (
    <Link to="/practices/$practice" params={{ practice: practice.id }} className={styles['row']}>
      <span className={styles['code']} aria-hidden={practice.code === null}>
        {practice.code ?? '·'}
      </span>
      <span>
        <b>
          <MatchedText text={language.localised(practice.title)} query={query} />
        </b>
        <span className={styles['why']}>
          <MatchedText text={bestText(practice, query, language)} query={query} />
        </span>
      </span>
      <span className={styles['tags']}>
        {isProtected(practice) && (
          <Tag icon={<IconLock size={14} stroke={2} aria-hidden />}>{say('library.protected')}</Tag>
        )}
        {draft !== null && <Tag tone="risk">{say('library.has-draft', { version: draft })}</Tag>}
        {practice.draftLanguages.includes(language.code) && <Tag tone="risk">{say('word.draft')}</Tag>}
        <Tag tone={worst === 4 ? 'departure' : undefined}>{say(`severity.${worst}`)}</Tag>
      </span>
    </Link>
  );
}

/** The text that holds most of the query: the plain sentence where nothing holds more. */
function bestText({ steps, prose }: Practice, query: string, { phrases, localised }: Language): string {
  const plain = steps.map(({ tree }) => plainSentence(tree, phrases));
  if (query.trim() === '') return plain[0] ?? '';
  const texts = [
    ...plain,
    ...steps.map(({ tree }) => sentence(tree, phrases)),
    ...steps.flatMap(({ why, risk }) => [localised(why), localised(risk), why.en]),
    ...localised(prose).split(/(?<=[.。])\s+|\n+/),
  ];
  const counts = texts.map((text) => countMatches(text, query));
  return texts[counts.indexOf(Math.max(...counts))] ?? '';
}
