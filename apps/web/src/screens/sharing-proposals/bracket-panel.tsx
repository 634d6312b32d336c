import { disputableUnits, MEMBERS, type Bracket, type Proposal } from '@tracecraft/exchange';
import type { Practice } from '@tracecraft/practice';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Panel, SelectField, Tag, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { unitName } from './unit-name.ts';

/** Phrases somebody disputes. A proposal is not accepted before each is settled. */
export function BracketPanel({
  proposal,
  practice,
}: {
  readonly proposal: Proposal;
  readonly practice: Practice;
}) {
  const say = useSay();
  const { mine } = useExchange();
  const open = proposal.brackets.filter(({ settled }) => settled === null).length;
  return (
    <Panel title={say('sharing.proposals.brackets', { count: open })}>
      <ul className={parts['lines']}>
        {proposal.brackets.map((bracket) => (
          <BracketLine key={bracket.said.event} bracket={bracket} />
        ))}
      </ul>
      {mine.length > 0 && proposal.state === 'open' && (
        <BracketForm proposal={proposal} practice={practice} />
      )}
    </Panel>
  );
}

function BracketLine({ bracket }: { readonly bracket: Bracket }) {
  const say = useSay();
  const { state, mine } = useExchange();
  const { phrase, alternative, reason, unit, settled, said } = bracket;
  return (
    <li>
      <span className={parts['what']}>
        <b lang="en">{`[${phrase}${alternative === null ? '' : ` / ${alternative}`}]`}</b>
        <small>
          {unitName(say, unit)} · {state.members.agencies.get(said.agency)?.name ?? said.agency}
        </small>
        <p>{reason}</p>
        {settled !== null && (
          <small>
            {say(`sharing.proposals.settled.${settled.outcome}`, { words: settled.words })} {settled.reason}
          </small>
        )}
        {settled === null && mine.some(({ duty }) => duty === 'steward') && <SettleForm bracket={bracket} />}
      </span>
      <span className={parts['row']}>
        <Tag tone={settled === null ? 'risk' : 'ok'}>
          {say(settled === null ? 'sharing.proposals.disputed' : 'sharing.proposals.settled')}
        </Tag>
      </span>
    </li>
  );
}

function SettleForm({ bracket }: { readonly bracket: Bracket }) {
  const say = useSay();
  const { mine } = useExchange();
  const { act, outcome } = useExchangeAct();
  const [words, setWords] = useState(bracket.alternative ?? '');
  const [reason, setReason] = useState('');
  const steward = mine.find(({ duty }) => duty === 'steward');
  const settle = (how: 'kept' | 'replaced' | 'removed'): void =>
    void act('phrase.settled', {
      agency: steward?.agency,
      handling: 'TLP:GREEN',
      audience: [MEMBERS],
      bracket: bracket.said.event,
      outcome: how,
      words: how === 'replaced' ? words.trim() : undefined,
      reason: reason.trim(),
    });
  return (
    <div className={parts['form']}>
      <div className={parts['fields']}>
        <TextField
          label={say('sharing.proposals.words')}
          value={words}
          lang="en"
          maxLength={400}
          onChange={(event) => setWords(event.target.value)}
        />
        <TextField
          label={say('sharing.proposals.settle-why')}
          value={reason}
          maxLength={400}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <Said outcome={outcome} />
      <div className={parts['row']}>
        <Button disabled={reason.trim() === '' || words.trim() === ''} onClick={() => settle('replaced')}>
          {say('sharing.proposals.replace')}
        </Button>
        <Button disabled={reason.trim() === ''} onClick={() => settle('kept')}>
          {say('sharing.proposals.keep')}
        </Button>
        <Button disabled={reason.trim() === ''} onClick={() => settle('removed')}>
          {say('sharing.proposals.take-out')}
        </Button>
      </div>
    </div>
  );
}

function BracketForm({ proposal, practice }: { readonly proposal: Proposal; readonly practice: Practice }) {
  const say = useSay();
  const { mine } = useExchange();
  const { act, outcome } = useExchangeAct();
  const units = disputableUnits(practice);
  const [unit, setUnit] = useState([...units.keys()].find((one) => one.endsWith('/check')) ?? 'title');
  const [phrase, setPhrase] = useState('');
  const [alternative, setAlternative] = useState('');
  const [reason, setReason] = useState('');
  const isThere = phrase.trim() !== '' && (units.get(unit)?.includes(phrase.trim()) ?? false);
  const put = async (): Promise<void> => {
    const event = await act(
      'phrase.bracketed',
      {
        agency: mine[0]?.agency,
        handling: 'TLP:GREEN',
        audience: [MEMBERS],
        proposal: proposal.said.event,
        unit,
        phrase: phrase.trim(),
        alternative: alternative.trim() === '' ? undefined : alternative.trim(),
        reason: reason.trim(),
      },
      { done: say('sharing.proposals.bracketed') },
    );
    if (event === null) return;
    setPhrase('');
    setAlternative('');
    setReason('');
  };
  return (
    <details className={parts['more']}>
      <summary>{say('sharing.proposals.bracket')}</summary>
      <div className={parts['form']}>
        <SelectField
          label={say('sharing.proposals.unit')}
          value={unit}
          onChange={(event) => setUnit(event.target.value)}
        >
          {[...units.keys()].map((one) => (
            <option key={one} value={one}>
              {unitName(say, one)}
            </option>
          ))}
        </SelectField>
        <p lang="en">{units.get(unit)}</p>
        <div className={parts['fields']}>
          <TextField
            label={say('sharing.proposals.phrase')}
            lang="en"
            value={phrase}
            maxLength={400}
            error={phrase.trim() === '' || isThere ? undefined : say('sharing.proposals.not-there')}
            onChange={(event) => setPhrase(event.target.value)}
          />
          <TextField
            label={say('sharing.proposals.alternative')}
            lang="en"
            value={alternative}
            maxLength={400}
            onChange={(event) => setAlternative(event.target.value)}
          />
          <TextField
            label={say('sharing.proposals.bracket-why')}
            value={reason}
            maxLength={400}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Said outcome={outcome} />
        <Button disabled={!isThere || reason.trim() === ''} onClick={() => void put()}>
          {say('sharing.proposals.bracket-sign')}
        </Button>
      </div>
    </details>
  );
}
