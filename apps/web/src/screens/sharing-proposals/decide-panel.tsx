import { acceptanceFault, MEMBERS, settledText, type Proposal } from '@tracecraft/exchange';
import { parsePractice, type Practice } from '@tracecraft/practice';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import type { KnownTexts } from '../../case/practice-texts.ts';
import { Button, Notice, Panel, TextField } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { MergePanel } from './merge-panel.tsx';

/** A steward accepts or declines; why it can't be accepted is told, and a base that moved is merged by step. */
export function DecidePanel({
  proposal,
  known,
  base,
  ours,
}: {
  readonly proposal: Proposal;
  readonly known: KnownTexts;
  readonly base: Practice | null;
  readonly ours: Practice | null;
}) {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const { act, outcome } = useExchangeAct();
  const [reason, setReason] = useState('');
  const current = known.texts.current(proposal.practice);
  const fault = acceptanceFault(proposal, current?.source ?? proposal.base);
  const steward = mine.find(({ duty }) => duty === 'steward');
  const text = settledText(proposal);
  const decide = async (how: 'accepted' | 'declined'): Promise<void> => {
    await act(
      'change.decided',
      {
        agency: steward?.agency,
        handling: 'TLP:GREEN',
        audience: [MEMBERS],
        proposal: proposal.said.event,
        outcome: how,
        version: how === 'accepted' ? versionOf(text) : undefined,
        text: how === 'accepted' && text !== proposal.text ? text : undefined,
        reason: reason.trim(),
      },
      { done: say(`sharing.proposals.done.${how}`) },
    );
  };
  const open = proposal.state === 'open';
  return (
    <Panel title={say('sharing.proposals.decision')}>
      <Decided proposal={proposal} />
      {open && fault === 'moved' && (
        <Notice tone="risk">
          <p>{say('sharing.proposals.moved', { version: current?.version ?? '' })}</p>
        </Notice>
      )}
      {open && fault === 'open-brackets' && (
        <Notice tone="risk">
          <p>{say('sharing.proposals.open-brackets')}</p>
        </Notice>
      )}
      {open && text === null && (
        <Notice tone="departure">
          <p>{say('sharing.proposals.settled-unreadable')}</p>
        </Notice>
      )}
      {open &&
        fault === 'moved' &&
        base !== null &&
        ours !== null &&
        current !== undefined &&
        mine[0] !== undefined && (
          <MergePanel proposal={proposal} base={base} ours={ours} current={current} agency={mine[0].agency} />
        )}
      {open && steward === undefined && <p>{say('sharing.code.steward-only')}</p>}
      <Said outcome={outcome} />
      {open && steward !== undefined && (
        <div className={parts['form']}>
          <TextField
            label={say('sharing.proposals.decide-why')}
            value={reason}
            maxLength={1_000}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className={parts['row']}>
            <Button
              look="primary"
              disabled={reason.trim() === '' || fault !== null || text === null}
              onClick={() => void decide('accepted')}
            >
              {say('sharing.proposals.accept')}
            </Button>
            <Button disabled={reason.trim() === ''} onClick={() => void decide('declined')}>
              {say('sharing.proposals.decline')}
            </Button>
          </div>
        </div>
      )}
    </Panel>
  );
}

function Decided({ proposal }: { readonly proposal: Proposal }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  return proposal.decisions.map(({ said, outcome, reason, fault, version }) => (
    <Notice key={said.event} tone={fault !== null ? 'risk' : outcome === 'accepted' ? 'ok' : 'info'}>
      <p>
        {say(`sharing.proposals.state.${outcome}`)} {version}:{' '}
        {state.members.representatives.find(({ account }) => account === said.by)?.name ?? said.by},{' '}
        {formatDay(said.at, code, deviceZone())}. {reason}
      </p>
      {fault !== null && <p>{say(`sharing.proposals.fault.${fault}`)}</p>}
      {fault === null && outcome === 'accepted' && <p>{say('sharing.proposals.in-force')}</p>}
    </Notice>
  ));
}

function versionOf(text: string | null): string | undefined {
  const parsed = text === null ? null : parsePractice(text);
  return parsed !== null && 'practice' in parsed ? parsed.practice.version : undefined;
}
