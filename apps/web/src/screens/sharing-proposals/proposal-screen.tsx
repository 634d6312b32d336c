import { Link, useParams } from '@tanstack/react-router';
import { changedUnits, type Proposal } from '@tracecraft/exchange';
import { parsePractice, type Practice } from '@tracecraft/practice';
import { useMemo } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePracticeTexts, type KnownTexts } from '../../case/practice-texts.ts';
import { Empty, Facts, Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { DraftDifference } from '../practices/draft-difference.tsx';
import { BracketPanel } from './bracket-panel.tsx';
import { BracketedText } from './bracketed-text.tsx';
import { CommentPanel } from './comment-panel.tsx';
import { DecidePanel } from './decide-panel.tsx';

/** One proposed change: what it changes in words and in meaning, what is disputed, said and decided about it. */
export function ProposalScreen() {
  const { say } = useLanguage().phrases;
  const { proposal: id } = useParams({ from: '/shell/sharing/proposals/$proposal' });
  const { state } = useExchange();
  const proposal = state.proposals.all.get(id);
  const known = usePracticeTexts(state.proposals, proposal === undefined ? [] : [proposal.practice]);
  if (known === null)
    return (
      <Page>
        <Progress label={say('practices.loading')} />
      </Page>
    );
  if (proposal === undefined) return <Empty>{say('sharing.proposals.unknown')}</Empty>;
  return <Shown proposal={proposal} known={known} />;
}

function Shown({ proposal, known }: { readonly proposal: Proposal; readonly known: KnownTexts }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const after = useMemo(() => readable(proposal.text), [proposal.text]);
  const { texts } = known;
  const base = texts.bySource(proposal.practice, proposal.base) ?? texts.versions(proposal.practice)[0];
  return (
    <Page>
      <header className={parts['head']}>
        <h1>
          {say('sharing.proposals.of', { practice: localised(after?.title ?? { en: proposal.practice }) })}
        </h1>
        <p className={parts['row']}>
          <Tag>{say(`sharing.proposals.state.${proposal.state}`)}</Tag>
          <Link to="/sharing/proposals">{say('sharing.proposals.title')}</Link>
        </p>
      </header>
      <About proposal={proposal} from={base?.version ?? '–'} to={after?.version ?? '–'} />
      {after === null || base === undefined ? (
        <Notice tone="departure">{say('library.draft-unreadable')}</Notice>
      ) : (
        <>
          <Panel title={say('sharing.proposals.changes')}>
            <DraftDifference practice={base.practice} text={proposal.text} />
            {changedUnits(base.practice, after).map((change) => (
              <BracketedText key={change.unit} change={change} brackets={proposal.brackets} />
            ))}
          </Panel>
          <BracketPanel proposal={proposal} practice={after} />
        </>
      )}
      <CommentPanel proposal={proposal} />
      <DecidePanel proposal={proposal} known={known} base={base?.practice ?? null} ours={after} />
    </Page>
  );
}

function About({
  proposal,
  from,
  to,
}: {
  readonly proposal: Proposal;
  readonly from: string;
  readonly to: string;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  const { said, reason, basis, judged, differs } = proposal;
  const who = state.members.representatives.find(({ account }) => account === said.by)?.name ?? said.by;
  return (
    <Panel title={say('sharing.proposals.reason')}>
      <p>{reason}</p>
      <Facts
        rows={[
          [
            say('sharing.proposals.from'),
            `${who}, ${state.members.agencies.get(said.agency)?.name ?? said.agency}, ${formatDay(said.at, code, deviceZone())}`,
          ],
          [say('sharing.proposals.versions'), `${from} → ${to}`],
          [say('sharing.proposals.basis'), basis === '' ? say('sharing.proposals.no-basis') : basis],
          [
            say('sharing.proposals.judged'),
            judged === 0
              ? say('sharing.proposals.not-tried')
              : say('sharing.proposals.differs', { differs, judged }),
          ],
        ]}
      />
    </Panel>
  );
}

function readable(text: string): Practice | null {
  const parsed = parsePractice(text);
  return 'practice' in parsed ? parsed.practice : null;
}
