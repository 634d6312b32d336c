import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePracticeTexts } from '../../case/practice-texts.ts';
import { Notice, Panel, Progress, SelectField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { AgreeForm } from './agree-form.tsx';
import { CodeMatrix } from './code-matrix.tsx';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'] as const;

/** One agreed code: how each agency stands to each practice, and the text the programme ended with. */
export function CodeScreen() {
  const say = useSay();
  const { state, office, mine } = useExchange();
  const known = usePracticeTexts(state.proposals);
  const [letter, setLetter] = useState('');
  const newest = state.agreed.at(-1);
  if (known === null)
    return (
      <Page>
        <Progress label={say('practices.loading')} />
      </Page>
    );
  const practices = known.library.all.filter(({ code }) => code?.startsWith(letter) ?? letter === '');
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('sharing.code.title')}</h1>
        <p>{say('sharing.code.why')}</p>
      </header>
      {newest !== undefined && (
        <Notice tone="ok">
          <p>{say('sharing.code.agreed-now', { title: newest.title, version: newest.version })}</p>
          <Link to="/sharing/agreed">{say('sharing.code.read-agreed')}</Link>
        </Notice>
      )}
      {!mine.some(({ duty }) => duty === 'steward') && <p>{say('sharing.code.steward-only')}</p>}
      <Panel
        title={say('sharing.code.matrix')}
        aside={
          <SelectField
            label={say('sharing.code.part')}
            value={letter}
            onChange={(event) => setLetter(event.target.value)}
          >
            <option value="">{say('sharing.code.all-parts')}</option>
            {LETTERS.map((one) => (
              <option key={one} value={one}>
                {one} {say(`library.letter.${one}`)}
              </option>
            ))}
          </SelectField>
        }
        flush
      >
        <CodeMatrix practices={practices} texts={known.texts} />
      </Panel>
      {office && <AgreeForm known={known} />}
    </Page>
  );
}
