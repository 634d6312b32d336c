import { useQuery } from '@tanstack/react-query';
import type { Experience } from '@tracecraft/exchange';
import { findTerms } from '@tracecraft/practice';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, ChoiceField, Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { glossaryQuery } from '../practices/glossary-text.tsx';
import { WORDS, type Word } from './experience-draft.ts';
import { GuardedArea } from './guarded-area.tsx';
import { inherited } from './inherited.ts';
import { languageName, SHARED_LANGUAGES } from './languages.ts';
import { maySay } from './refused-words.tsx';
import { useKnown } from './use-known.ts';

const BLANK: Readonly<Record<Word, string>> = { title: '', situation: '', done: '', result: '', change: '' };

/** A draft translation, typed with the source and the glossary beside it. Nothing here translates by itself. */
export function TranslateForm({ experience }: { readonly experience: Experience }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const { now } = experience;
  const known = useKnown();
  const { act, outcome } = useExchangeAct();
  const [language, setLanguage] = useState<string>(code === now.language ? 'en' : code);
  const [drafted, setDrafted] = useState<'person' | 'machine'>('person');
  const [words, setWords] = useState(BLANK);
  const ready = WORDS.every((word) => words[word].trim() !== '') && language !== now.language;
  const sign = async (): Promise<void> => {
    const fields = {
      ...inherited(experience, mine[0]?.agency ?? ''),
      ...Object.fromEntries(WORDS.map((word) => [word, words[word].trim()])),
      experience: now.said.event,
      language,
      drafted,
    };
    if ((await act('experience.translated', fields, { done: say('sharing.translate.signed') })) !== null)
      setWords(BLANK);
  };
  return (
    <Panel title={say('sharing.translate.heading')}>
      <details className={parts['more']}>
        <summary>{say('sharing.translate.open')}</summary>
        <div className={parts['form']}>
          <p>{say('sharing.translate.how')}</p>
          <SelectField
            label={say('sharing.translate.into')}
            value={language}
            onChange={({ target }) => setLanguage(target.value)}
          >
            {SHARED_LANGUAGES.filter((one) => one !== now.language).map((one) => (
              <option key={one} value={one}>
                {languageName(one, code)}
              </option>
            ))}
          </SelectField>
          {WORDS.map((word) => (
            <div key={word}>
              <p lang={now.language}>{now.text[word]}</p>
              <TermsOf text={now.text[word]} from={now.language} into={language} />
              <GuardedArea
                line={word === 'title'}
                label={say(`sharing.round.${word}`)}
                language={language}
                value={words[word]}
                known={known}
                onChange={(text) => setWords({ ...words, [word]: text })}
              />
            </div>
          ))}
          <ChoiceField
            label={say('sharing.translate.drafted')}
            options={(['person', 'machine'] as const).map((value) => ({
              value,
              label: say(`sharing.translate.by.${value}`),
            }))}
            value={drafted}
            onChoose={setDrafted}
          />
          <Said outcome={outcome} />
          <Button disabled={!ready || !maySay(known, ...Object.values(words))} onClick={() => void sign()}>
            {say('sharing.translate.sign')}
          </Button>
        </div>
      </details>
    </Panel>
  );
}

/** Domain words of the source with what the glossary says for them. */
function TermsOf({
  text,
  from,
  into,
}: {
  readonly text: string;
  readonly from: string;
  readonly into: string;
}) {
  const terms = useQuery(glossaryQuery).data ?? [];
  const found = new Set(findTerms(text, from, terms).map(({ term }) => term));
  const lines = [...found].flatMap(({ words }) => {
    const [own, theirs] = [words[from] ?? words['en'], words[into]];
    return theirs === undefined ? [] : [`${own ?? ''} → ${theirs}`];
  });
  return lines.length === 0 ? null : <small>{lines.join(' · ')}</small>;
}
