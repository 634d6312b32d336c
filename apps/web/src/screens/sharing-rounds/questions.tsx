import type { Experience } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Empty, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { GuardedArea } from './guarded-area.tsx';
import { inherited } from './inherited.ts';
import { maySay } from './refused-words.tsx';
import { SaidBy } from './said-by.tsx';
import styles from './sharing-rounds.module.css';
import { useKnown } from './use-known.ts';

/** What others asked, and what was answered; both may come days later, from anywhere. */
export function Questions({ experience }: { readonly experience: Experience }) {
  const { say } = useLanguage().phrases;
  const { mine } = useExchange();
  const { questions, withdrawn } = experience;
  const open = mine.length > 0 && withdrawn === null;
  return (
    <Panel title={say('sharing.question.list', { count: questions.length })}>
      {questions.length === 0 && <Empty>{say('sharing.question.none')}</Empty>}
      {questions.map(({ said, text, language, answers }) => (
        <section key={said.event}>
          <p className={styles['said']} lang={language}>
            {text}
          </p>
          <SaidBy said={said} />
          <div className={styles['answers']}>
            {answers.map((answer) => (
              <div key={answer.said.event}>
                <p className={styles['said']} lang={answer.language}>
                  {answer.text}
                </p>
                <SaidBy said={answer.said} />
              </div>
            ))}
            {open && (
              <details className={parts['more']}>
                <summary>{say('sharing.question.answer')}</summary>
                <Speak
                  experience={experience}
                  kind="question.answered"
                  of={{ question: said.event }}
                  label={say('sharing.question.your-answer')}
                  button={say('sharing.question.sign-answer')}
                />
              </details>
            )}
          </div>
        </section>
      ))}
      {open && (
        <Speak
          experience={experience}
          kind="question.asked"
          of={{ about: experience.now.said.event }}
          label={say('sharing.question.ask')}
          button={say('sharing.question.sign')}
        />
      )}
    </Panel>
  );
}

/** A few words for the agency, signed. */
function Speak({
  experience,
  kind,
  of,
  label,
  button,
}: {
  readonly experience: Experience;
  readonly kind: 'question.asked' | 'question.answered';
  readonly of: Readonly<Record<string, string>>;
  readonly label: string;
  readonly button: string;
}) {
  const { phrases, code } = useLanguage();
  const { mine } = useExchange();
  const known = useKnown();
  const { act, outcome } = useExchangeAct();
  const [text, setText] = useState('');
  const sign = async (): Promise<void> => {
    const fields = {
      ...inherited(experience, mine[0]?.agency ?? ''),
      ...of,
      text: text.trim(),
      language: code,
    };
    if ((await act(kind, fields, { done: phrases.say('sharing.question.signed') })) !== null) setText('');
  };
  return (
    <div className={parts['form']}>
      <GuardedArea label={label} value={text} known={known} onChange={setText} />
      <Said outcome={outcome} />
      <Button disabled={text.trim() === '' || !maySay(known, text)} onClick={() => void sign()}>
        {button}
      </Button>
    </div>
  );
}
