import { changedSince, type Twin, type TwinTurn } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePractices } from '../../case/more-practices.ts';
import { Empty, Panel, TextField } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage, wallText } from '../../language/index.ts';
import { agencyName } from '../sharing-cooperation/parties.ts';
import styles from './twins.module.css';

const YEAR = 365 * 86_400_000;

/** What changed since a day; a year ago to begin with. */
export function TwinChanges({ twin }: { readonly twin: Twin }) {
  const { phrases, code, localised } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  const library = usePractices([...twin.followed.keys()]);
  const [since, setSince] = useState(() => wallText(Date.now() - YEAR, deviceZone()).slice(0, 10));
  const turns = changedSince(twin, Date.parse(since) || 0);
  const aboutOf = ({ sort, about }: TwinTurn): string => {
    const practice = sort.startsWith('follows') ? library?.practice(about) : undefined;
    return practice === undefined ? about : localised(practice.title);
  };
  return (
    <Panel title={say('sharing.changes.title', { count: turns.length })}>
      <TextField
        label={say('sharing.changes.since')}
        type="date"
        value={since}
        onChange={(event) => setSince(event.target.value)}
      />
      {turns.length === 0 && <Empty>{say('sharing.changes.none')}</Empty>}
      <ul className={styles['list']}>
        {turns.map((turn) => (
          <li key={turn.said.event}>
            {formatDay(turn.said.at, code, deviceZone())} · {agencyName(state, turn.said.agency)} ·{' '}
            {say(`sharing.changes.sort.${turn.state === null ? turn.sort : turn.state}`, {
              about: aboutOf(turn),
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
