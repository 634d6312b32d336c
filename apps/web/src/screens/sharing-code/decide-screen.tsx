import { Link, useParams } from '@tanstack/react-router';
import { agenciesByName, standingView, type PracticeText } from '@tracecraft/exchange';
import { isProtected, plainSentence } from '@tracecraft/practice';
import { useExchange } from '../../case/open-exchange.ts';
import { usePracticeTexts, type KnownTexts } from '../../case/practice-texts.ts';
import { Empty, Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { DecideForm } from './decide-form.tsx';
import styles from './sharing-code.module.css';
import { StandingLine } from './standing-line.tsx';

/** One practice: how each agency stands to it, and what a steward signs for the own one. */
export function DecideScreen() {
  const { say } = useLanguage().phrases;
  const { practice: id } = useParams({ from: '/shell/sharing/code/$practice' });
  const { state } = useExchange();
  const known = usePracticeTexts(state.proposals, [id]);
  if (known === null)
    return (
      <Page>
        <Progress label={say('practices.loading')} />
      </Page>
    );
  const text = known.texts.current(id);
  return text === undefined ? (
    <Empty>{say('practices.unknown')}</Empty>
  ) : (
    <Decisions text={text} known={known} />
  );
}

function Decisions({ text, known }: { readonly text: PracticeText; readonly known: KnownTexts }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { state, mine } = useExchange();
  const { practice } = text;
  const standings = state.adoptions.get(text.id);
  return (
    <Page>
      <header className={parts['head']}>
        <h1>
          {practice.code} {localised(practice.title)}
        </h1>
        <p className={parts['row']}>
          <Tag>{`${text.id} ${text.version}`}</Tag>
          <Link to="/sharing/code">{say('sharing.code.title')}</Link>
          <Link to="/practices/$practice" params={{ practice: text.id }}>
            {say('sharing.code.manual')}
          </Link>
        </p>
      </header>
      {isProtected(practice) && (
        <Notice>
          <p>{say('library.protected-means')}</p>
        </Notice>
      )}
      <Panel title={say('sharing.code.asks')}>
        <ul className={styles['list']}>
          {practice.steps.map((step) => (
            <li key={step.id}>
              <Tag>{say(`level.${step.level}`)}</Tag> {plainSentence(step.tree, phrases)}
            </li>
          ))}
        </ul>
      </Panel>
      {mine
        .filter(({ duty }) => duty === 'steward')
        .map(({ agency }) => (
          <DecideForm
            key={agency}
            agency={agency}
            text={text}
            standing={standings?.get(agency)}
            texts={known.texts}
          />
        ))}
      <Panel title={say('sharing.code.standings')} flush>
        <ul className={parts['lines']}>
          {agenciesByName(state.members).map((agency) => (
            <StandingLine
              key={agency.agency}
              agency={agency}
              standing={standings?.get(agency.agency)}
              view={standingView(standings?.get(agency.agency), known.texts)}
              texts={known.texts}
            />
          ))}
        </ul>
      </Panel>
    </Page>
  );
}
