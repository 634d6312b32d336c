import { Link } from '@tanstack/react-router';
import { followedByBoth, type Twin } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePractices } from '../../case/more-practices.ts';
import { Button, Empty, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { PracticeChoice } from '../practices/practice-choice.tsx';
import { agencyName } from '../sharing-cooperation/parties.ts';
import { useTwinAct } from './use-twin-act.ts';

/** Practices both follow, and those only one of them says it follows; `agency`: the steward's, who decides. */
export function TwinPractices({ twin, agency }: { readonly twin: Twin; readonly agency: string | null }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  const named = [...twin.followed].filter(([, by]) => by.length > 0);
  const library = usePractices(named.map(([id]) => id));
  const [chosen, setChosen] = useState('');
  const { act, outcome } = useTwinAct(twin, agency);
  const both = new Set(followedByBoth(twin));
  const titleOf = (id: string): string => {
    const practice = library?.practice(id);
    return practice === undefined ? id : localised(practice.title);
  };
  const follow = async (practice: string, follows: boolean): Promise<void> => {
    if (await act('practice.followed', { practice, follows }, say('sharing.follows.signed'))) setChosen('');
  };
  return (
    <Panel title={say('sharing.follows.title', { count: both.size })} flush>
      {named.length === 0 && <Empty>{say('sharing.follows.none')}</Empty>}
      <ul className={parts['lines']}>
        {named.map(([practice, by]) => (
          <li key={practice}>
            <span className={parts['what']}>
              <Link to="/practices/$practice" params={{ practice }}>
                {titleOf(practice)}
              </Link>
              <small>{by.map((one) => agencyName(state, one)).join(' – ')}</small>
            </span>
            <span className={parts['row']}>
              <Tag tone={both.has(practice) ? 'ok' : undefined}>
                {say(both.has(practice) ? 'sharing.follows.both' : 'sharing.follows.one')}
              </Tag>
              {agency !== null && (
                <Button small onClick={() => void follow(practice, !by.includes(agency))}>
                  {say(by.includes(agency) ? 'sharing.follows.leave' : 'sharing.follows.too')}
                </Button>
              )}
            </span>
          </li>
        ))}
        {agency !== null && (
          <li>
            <div className={parts['fields']} style={{ flex: 1 }}>
              <PracticeChoice
                label={say('sharing.follows.which')}
                none={say('sharing.choose')}
                value={chosen}
                onChange={setChosen}
              />
              <Button disabled={chosen === ''} onClick={() => void follow(chosen, true)}>
                {say('sharing.follows.sign')}
              </Button>
              <Said outcome={outcome} />
            </div>
          </li>
        )}
      </ul>
    </Panel>
  );
}
