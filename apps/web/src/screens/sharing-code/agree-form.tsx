import { PUBLIC, type PracticeText } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { usePracticeTexts } from '../../case/practice-texts.ts';
import { Button, Panel, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** For whom the office speaks: no agency is put in its place. */
const OFFICE = 'programme-office';

/** The office ends the programme with one text: every practice an agency has decided about, as it stands now. */
export function AgreeForm() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  const { act, outcome } = useExchangeAct();
  const [title, setTitle] = useState(say('sharing.code.title-default'));
  const [version, setVersion] = useState(nextWhole(state.agreed.map((one) => one.version)));
  const named = [...state.adoptions.keys()];
  const texts = usePracticeTexts(state.proposals, named)?.texts;
  const decided = named.flatMap((id) => texts?.current(id) ?? []).toSorted(byCode);
  const agree = async (): Promise<void> => {
    await act(
      'code.agreed',
      {
        agency: OFFICE,
        handling: 'TLP:CLEAR',
        audience: [PUBLIC],
        title: title.trim(),
        version,
        practices: decided.map((one) => `${one.id}@${one.version}`),
        sources: decided.map((one) => `${one.id}=${one.source}`),
        language: code,
      },
      { done: say('sharing.code.agreed-done', { version }) },
    );
  };
  return (
    <Panel title={say('sharing.code.agree')}>
      <div className={parts['form']}>
        <p>{say('sharing.code.agree-how', { count: decided.length })}</p>
        <div className={parts['fields']}>
          <TextField
            label={say('sharing.code.agreed-title')}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
          <TextField
            label={say('sharing.code.agreed-version')}
            value={version}
            maxLength={20}
            onChange={(event) => setVersion(event.target.value)}
          />
        </div>
        <Said outcome={outcome} />
        <Button
          disabled={decided.length === 0 || title.trim() === '' || version.trim() === ''}
          onClick={() => void agree()}
        >
          {say('sharing.code.agree-sign')}
        </Button>
      </div>
    </Panel>
  );
}

/** In the order of the shared code; those beside it last. */
function byCode(a: PracticeText, b: PracticeText): number {
  const [x, y] = [a, b].map(({ id, practice }) => `${practice.code ?? 'Z'} ${id}`);
  return (x ?? '') < (y ?? '') ? -1 : 1;
}

function nextWhole(versions: readonly string[]): string {
  const newest = Math.max(0, ...versions.map((one) => Number.parseInt(one, 10) || 0));
  return `${newest + 1}.0`;
}
