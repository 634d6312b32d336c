import { MEMBERS, type Proposal } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Panel, TextArea } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** What members say about a proposal. */
export function CommentPanel({ proposal }: { readonly proposal: Proposal }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, mine } = useExchange();
  const { act, outcome } = useExchangeAct();
  const [text, setText] = useState('');
  const comment = async (): Promise<void> => {
    const event = await act('change.commented', {
      agency: mine[0]?.agency,
      handling: 'TLP:GREEN',
      audience: [MEMBERS],
      proposal: proposal.said.event,
      text: text.trim(),
      language: code,
    });
    if (event !== null) setText('');
  };
  return (
    <Panel title={say('sharing.proposals.comments', { count: proposal.comments.length })}>
      <ul className={parts['lines']}>
        {proposal.comments.map(({ said, text: words, language }) => (
          <li key={said.event}>
            <span className={parts['what']}>
              <p lang={language}>{words}</p>
              <small>
                {state.members.agencies.get(said.agency)?.name ?? said.agency},{' '}
                {formatDay(said.at, code, deviceZone())}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {mine.length > 0 && (
        <div className={parts['form']}>
          <TextArea
            label={say('sharing.proposals.comment')}
            value={text}
            rows={2}
            maxLength={2_000}
            onChange={(event) => setText(event.target.value)}
          />
          <Said outcome={outcome} />
          <Button disabled={text.trim() === ''} onClick={() => void comment()}>
            {say('sharing.proposals.comment-sign')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
