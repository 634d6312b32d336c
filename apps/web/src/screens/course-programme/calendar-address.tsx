import type { CalendarLink } from '@tracecraft/protocol';
import { useState } from 'react';
import { getJson } from '../../adapters/api.ts';
import { Button, Notice, Panel, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';

/**
 * The reader's own calendar: an address calendars subscribe to, so that what moves here moves there too. `link`: where the
 * address is asked for; `how`: what it is for and who reads it.
 */
export function CalendarAddress({ link, how }: { readonly link: string; readonly how: string }) {
  const say = useSay();
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const ask = async (): Promise<void> => {
    setProblem(null);
    try {
      const { path } = await getJson<CalendarLink>(link);
      setAddress(new URL(path, location.origin).href);
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <Panel title={say('office.calendar.title')}>
      <p>{how}</p>
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      )}
      {address === null ? (
        <Button onClick={() => void ask()}>{say('office.calendar.show')}</Button>
      ) : (
        <div className={parts['fields']}>
          <TextField
            label={say('office.calendar.address')}
            value={address}
            readOnly
            onFocus={({ target }) => target.select()}
          />
          <Button onClick={() => void navigator.clipboard.writeText(address)}>{say('office.copy')}</Button>
        </div>
      )}
    </Panel>
  );
}
