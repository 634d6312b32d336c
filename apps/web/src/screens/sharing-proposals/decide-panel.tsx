import { acceptanceFault, MEMBERS, settledText, type Proposal } from '@tracecraft/exchange';
import { parsePractice, type Practice } from '@tracecraft/practice';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import type { KnownTexts } from '../../case/practice-texts.ts';
import { Button, Notice, Panel, TextField } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage, useSay } from '../../language/index.ts';
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
  const say = useSay();
  const { mine } = useExchange();
  const current = known.texts.current(proposal.practice);
  const fault = acceptanceFault(proposal, current?.source ?? proposal.base);
  const text = settledText(proposal);
  const steward = mine.find(({ duty }) => duty === 'steward');
  const [speaker] = mine;
  const merges = [base, ours, current, speaker].every((one) => one !== null && one !== undefined);
  if (proposal.state !== 'open')
    return (
      <Panel title={say('sharing.proposals.decision')}>
        <Decided proposal={proposal} />
      </Panel>
    );
  return (
    <Panel title={say('sharing.proposals.decision')}>
      <Decided proposal={proposal} />
      {(fault !== null || text === null) && (
        <Notice tone="risk">
          <p>
            {say(`sharing.proposals.${fault ?? 'settled-unreadable'}`, { version: current?.version ?? '' })}
          </p>
        </Notice>
      )}
      {fault === 'moved' && merges && (
        <MergePanel
          proposal={proposal}
          base={base!}
          ours={ours!}
          current={current!}
          agency={speaker!.agency}
        />
      )}
      {mine.some(({ agency }) => agency === proposal.said.agency) && <WithdrawForm proposal={proposal} />}
      {steward === undefined ? (
        <p>{say('sharing.code.steward-only')}</p>
      ) : (
        <DecideForm proposal={proposal} text={text} agency={steward.agency} accepts={fault === null} />
      )}
    </Panel>
  );
}

function DecideForm({
  proposal,
  text,
  agency,
  accepts,
}: {
  readonly proposal: Proposal;
  /** With every settled phrase; null where that is no practice any more. */
  readonly text: string | null;
  readonly agency: string;
  readonly accepts: boolean;
}) {
  const say = useSay();
  const { act, outcome } = useExchangeAct();
  const [reason, setReason] = useState('');
  const decide = (how: 'accepted' | 'declined'): void =>
    void act(
      'change.decided',
      {
        agency,
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
  return (
    <div className={parts['form']}>
      <TextField
        label={say('sharing.proposals.decide-why')}
        value={reason}
        maxLength={1_000}
        onChange={(event) => setReason(event.target.value)}
      />
      <Said outcome={outcome} />
      <div className={parts['row']}>
        <Button
          look="primary"
          disabled={reason.trim() === '' || !accepts || text === null}
          onClick={() => decide('accepted')}
        >
          {say('sharing.proposals.accept')}
        </Button>
        <Button disabled={reason.trim() === ''} onClick={() => decide('declined')}>
          {say('sharing.proposals.decline')}
        </Button>
      </div>
    </div>
  );
}

/** The agency that proposed it takes it back, whoever speaks for it. */
function WithdrawForm({ proposal: { said } }: { readonly proposal: Proposal }) {
  const say = useSay();
  const { act, outcome } = useExchangeAct();
  const [reason, setReason] = useState('');
  const withdraw = (): void =>
    void act(
      'change.decided',
      {
        agency: said.agency,
        handling: said.handling,
        audience: [...said.audience],
        proposal: said.event,
        outcome: 'withdrawn',
        reason: reason.trim(),
      },
      { done: say('sharing.proposals.done.withdrawn') },
    );
  return (
    <details className={parts['more']}>
      <summary>{say('sharing.proposals.withdraw-why')}</summary>
      <div className={parts['form']}>
        <TextField
          label={say('sharing.proposals.withdraw-why')}
          value={reason}
          maxLength={1_000}
          onChange={(event) => setReason(event.target.value)}
        />
        <Said outcome={outcome} />
        <Button disabled={reason.trim() === ''} onClick={withdraw}>
          {say('sharing.proposals.withdraw')}
        </Button>
      </div>
    </details>
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
