import { paths, type CalendarLink } from '@tracecraft/protocol';
import { useState } from 'react';
import { getJson } from '../../adapters/api.ts';
import { useCourse } from '../../case/open-course.ts';
import { Button, Notice, Panel, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';

/** The reader's own calendar of the course: an address calendars subscribe to, so that a moved session moves there too. */
export function CalendarAddress() {
  const say = useSay();
  const { stream } = useCourse();
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const ask = async (): Promise<void> => {
    setProblem(null);
    try {
      const { path } = await getJson<CalendarLink>(paths.courseCalendar(stream));
      setAddress(new URL(path, location.origin).href);
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <Panel title={say('office.calendar.title')}>
      <p>{say('office.calendar.how')}</p>
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
