import type { Lesson } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Facts, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { PracticeChoice } from '../practices/practice-choice.tsx';
import { GuardedArea } from '../sharing-rounds/guarded-area.tsx';
import { maySay } from '../sharing-rounds/refused-words.tsx';
import { SaidBy } from '../sharing-rounds/said-by.tsx';
import { useKnown } from '../sharing-rounds/use-known.ts';
import { stepOf } from './lesson-words.ts';

const WORDS = ['cause', 'remedy', 'actor'] as const;

/** Cause, remedy and who acts; worded anew it has to be agreed anew. */
export function IdentifyStep({ lesson }: { readonly lesson: Lesson }) {
  const { say } = useLanguage().phrases;
  const { mine } = useExchange();
  const now = lesson.identified.at(-1);
  return (
    <Panel title={say('sharing.lesson.stage.identified')}>
      {now !== undefined && (
        <>
          <Facts rows={WORDS.map((word) => [say(`sharing.lesson.${word}`), now[word]] as const)} />
          <SaidBy said={now.said} />
        </>
      )}
      {mine.length > 0 && (
        <details className={parts['more']} open={now === undefined}>
          <summary>
            {say(now === undefined ? 'sharing.lesson.identify' : 'sharing.lesson.identify-anew')}
          </summary>
          <IdentifyForm lesson={lesson} />
        </details>
      )}
    </Panel>
  );
}

function IdentifyForm({ lesson }: { readonly lesson: Lesson }) {
  const { say } = useLanguage().phrases;
  const { mine } = useExchange();
  const known = useKnown();
  const { act, outcome } = useExchangeAct();
  const before = lesson.identified.at(-1);
  const [words, setWords] = useState({
    cause: before?.cause ?? lesson.cause,
    remedy: before?.remedy ?? lesson.change,
    actor: before?.actor ?? '',
  });
  const [practice, setPractice] = useState(lesson.practice ?? '');
  const ready = WORDS.every((word) => words[word].trim() !== '');
  const fields = {
    ...stepOf(lesson, mine[0]?.agency ?? ''),
    ...Object.fromEntries(WORDS.map((word) => [word, words[word].trim()])),
    practice: practice === '' ? undefined : practice,
  };
  return (
    <div className={parts['form']}>
      {WORDS.map((word) => (
        <GuardedArea
          key={word}
          line={word === 'actor'}
          label={say(`sharing.lesson.${word}`)}
          value={words[word]}
          known={known}
          onChange={(text) => setWords({ ...words, [word]: text })}
        />
      ))}
      <PracticeChoice
        label={say('lesson.practice')}
        optional={say('marking.optional')}
        none={say('lesson.no-practice')}
        value={practice}
        onChange={setPractice}
      />
      <Said outcome={outcome} />
      <Button
        disabled={!ready || !maySay(known, ...Object.values(words))}
        onClick={() => void act('lesson.identified', fields, { done: say('sharing.lesson.signed') })}
      >
        {say('sharing.lesson.sign-identified')}
      </Button>
    </div>
  );
}
