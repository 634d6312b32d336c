import type { Experience } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, ChoiceField, Empty, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { GuardedArea } from './guarded-area.tsx';
import { inherited } from './inherited.ts';
import { maySay } from './refused-words.tsx';
import { SaidBy } from './said-by.tsx';
import styles from './sharing-rounds.module.css';
import { useKnown } from './use-known.ts';

const SAME = ['same', 'similar', 'different', 'none'] as const;

/** How others do it: beside each other, never above each other. */
export function Comparisons({ experience }: { readonly experience: Experience }) {
  const { say } = useLanguage().phrases;
  const { mine } = useExchange();
  const { comparisons, withdrawn } = experience;
  return (
    <Panel title={say('sharing.compare.list', { count: comparisons.length })} flush>
      {comparisons.length === 0 && <Empty>{say('sharing.compare.empty')}</Empty>}
      <ul className={parts['lines']}>
        {comparisons.map(({ said, same, note, language }) => (
          <li key={said.event}>
            <div className={parts['what']}>
              <p className={styles['said']} lang={language}>
                {note}
              </p>
              <SaidBy said={said} />
            </div>
            <Tag>{say(`sharing.compare.${same}`)}</Tag>
          </li>
        ))}
        {mine.length > 0 && withdrawn === null && (
          <li>
            <details className={parts['more']}>
              <summary>{say('sharing.compare.own')}</summary>
              <CompareForm experience={experience} />
            </details>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function CompareForm({ experience }: { readonly experience: Experience }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const known = useKnown();
  const { act, outcome } = useExchangeAct();
  const [same, setSame] = useState<(typeof SAME)[number]>();
  const [note, setNote] = useState('');
  const sign = async (): Promise<void> => {
    const fields = {
      ...inherited(experience, mine[0]?.agency ?? ''),
      experience: experience.now.said.event,
      same,
      note: note.trim(),
      language: code,
    };
    if ((await act('practice.compared', fields, { done: say('sharing.compare.signed') })) !== null)
      setNote('');
  };
  return (
    <div className={parts['form']}>
      <ChoiceField
        label={say('sharing.compare.how-near')}
        options={SAME.map((value) => ({ value, label: say(`sharing.compare.${value}`) }))}
        value={same}
        onChoose={setSame}
      />
      <GuardedArea label={say('sharing.compare.note')} value={note} known={known} onChange={setNote} />
      <Said outcome={outcome} />
      <Button
        disabled={same === undefined || note.trim() === '' || !maySay(known, note)}
        onClick={() => void sign()}
      >
        {say('sharing.compare.sign')}
      </Button>
    </div>
  );
}
