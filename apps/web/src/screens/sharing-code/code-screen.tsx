import { Link } from '@tanstack/react-router';
import { practiceTexts } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePracticeTexts } from '../../case/practice-texts.ts';
import { Notice, Panel, Progress, SelectField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { LETTERS } from '../practices/library-filter.ts';
import { PageLinks } from '../practices/page-links.tsx';
import { usePracticePage } from '../practices/use-practice-page.ts';
import { AgreeForm } from './agree-form.tsx';
import { CodeMatrix } from './code-matrix.tsx';

/** One agreed code: how each agency stands to each practice, and the text the programme ended with. */
export function CodeScreen() {
  const say = useSay();
  const { state, office, mine, whole } = useExchange();
  const newest = state.agreed.at(-1);
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
      {whole && !mine.some(({ duty }) => duty === 'steward') && <p>{say('sharing.code.steward-only')}</p>}
      <Matrix />
      {office && <AgreeForm />}
    </Page>
  );
}

const NO_TEXTS = practiceTexts(() => undefined, { all: new Map(), accepted: new Map() });

/** A page of practices with how agencies stand to them. */
function Matrix() {
  const say = useSay();
  const { state } = useExchange();
  const [{ letter, page }, setShown] = useState({ letter: '', page: 1 });
  const { page: listed, error } = usePracticePage({ ...(letter === '' ? {} : { letter }), page });
  const rows = listed?.rows ?? [];
  const decided = rows.filter(({ id }) => state.adoptions.has(id)).map(({ id }) => id);
  const known = usePracticeTexts(state.proposals, decided);
  // Where nobody decided anything there is no text to hold a decision against.
  const texts = decided.length === 0 ? NO_TEXTS : known?.texts;
  return (
    <Panel
      title={say('sharing.code.matrix')}
      aside={
        <SelectField
          label={say('sharing.code.part')}
          value={letter}
          onChange={(event) => setShown({ letter: event.target.value, page: 1 })}
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
      {error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      {(listed === undefined || texts === undefined) && error === null && (
        <Progress label={say('practices.loading')} />
      )}
      {listed !== undefined && texts !== undefined && (
        <>
          <CodeMatrix practices={listed.rows} texts={texts} />
          <PageLinks
            page={listed.page}
            pages={listed.pages}
            onPage={(to) => setShown({ letter, page: to })}
          />
        </>
      )}
    </Panel>
  );
}
