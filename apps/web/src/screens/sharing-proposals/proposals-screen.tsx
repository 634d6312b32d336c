import { Link } from '@tanstack/react-router';
import type { Proposal } from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { usePracticeTexts } from '../../case/practice-texts.ts';
import { Empty, Panel, Progress, Tag } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { ImportPanel } from './import-panel.tsx';

/** Every proposed change: those that wait for an answer first. */
export function ProposalsScreen() {
  const { say } = useLanguage().phrases;
  const { state } = useExchange();
  const all = [...state.proposals.all.values()].toReversed();
  const known = usePracticeTexts(
    state.proposals,
    all.map(({ practice }) => practice),
  );
  const [open, others] = [true, false].map((one) =>
    all.filter((proposal) => (proposal.state === 'open') === one),
  );
  if (known === null)
    return (
      <Page>
        <Progress label={say('practices.loading')} />
      </Page>
    );
  const title = (id: string) => known.library.practice(id)?.title ?? { en: id };
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('sharing.proposals.title')}</h1>
        <p>
          {say('sharing.proposals.why')} <Link to="/practices">{say('sharing.proposals.choose')}</Link>
        </p>
      </header>
      <Panel title={say('sharing.proposals.open', { count: open?.length ?? 0 })} flush>
        {open?.length === 0 && <Empty>{say('sharing.proposals.none')}</Empty>}
        <Lines proposals={open ?? []} title={title} />
      </Panel>
      {others !== undefined && others.length > 0 && (
        <Panel title={say('sharing.proposals.decided')} flush>
          <Lines proposals={others} title={title} />
        </Panel>
      )}
      <ImportPanel known={known} />
    </Page>
  );
}

function Lines({
  proposals,
  title,
}: {
  readonly proposals: readonly Proposal[];
  readonly title: (practice: string) => { readonly en: string };
}) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  return (
    <ul className={parts['lines']}>
      {proposals.map((one) => {
        const brackets = one.brackets.filter(({ settled }) => settled === null).length;
        return (
          <li key={one.said.event}>
            <span className={parts['what']}>
              <Link to="/sharing/proposals/$proposal" params={{ proposal: one.said.event }}>
                {localised(title(one.practice))}
              </Link>
              <small>{one.reason}</small>
              <small>
                {say('sharing.proposals.by', {
                  agency: state.members.agencies.get(one.said.agency)?.name ?? one.said.agency,
                  day: formatDay(one.said.at, code, deviceZone()),
                })}
              </small>
            </span>
            <span className={parts['row']}>
              {brackets > 0 && (
                <Tag tone="risk">{say('sharing.proposals.brackets', { count: brackets })}</Tag>
              )}
              <Tag>{say(`sharing.proposals.state.${one.state}`)}</Tag>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
