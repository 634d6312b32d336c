import { useQuery } from '@tanstack/react-query';
import type { CourseRun, Truth } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { useState } from 'react';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { useDeliver } from '../../case/case-of-team.ts';
import { teamsOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Button, Notice, Panel, SelectField, TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import { exerciseName } from './run-words.ts';
import styles from './runs.module.css';

interface Told {
  readonly tone: 'ok' | 'departure';
  readonly text: string;
}

/** An inject of the exercise before its time, or words of one's own, to one team or to all. Each is signed into the team's record. */
export function RunMessages({ run }: { readonly run: CourseRun }) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { state, role } = useCourse();
  const deliver = useDeliver(run.run);
  const name = exerciseName(run, state.published);
  const truth = useQuery({
    queryKey: ['truth', name],
    queryFn: () => freshOrKept<Truth>(paths.truth(name)),
  }).data;
  const [to, setTo] = useState('');
  const [inject, setInject] = useState('');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  const teams = teamsOf(state, code).filter(({ team }) => run.teams.includes(team));

  async function send(): Promise<void> {
    setBusy(true);
    const chosen = to === '' ? teams.map(({ team }) => team) : [to];
    const id = inject === '' ? `message-${crypto.randomUUID().slice(0, 8)}` : inject;
    const results = await deliver(chosen, { inject: id, message: text.trim() });
    setTold(
      results.map(({ team, problem }) =>
        problem === null
          ? { tone: 'ok', text: say('run.message.sent', { team }) }
          : { tone: 'departure', text: `${team}: ${problemText(say, problem)}` },
      ),
    );
    if (results.every(({ problem }) => problem === null)) {
      setText('');
      setInject('');
    }
    setBusy(false);
  }
  if (role !== 'trainer') return null;
  return (
    <Panel title={say('run.message')}>
      <div className={styles['fields']}>
        <div className={styles['pair']}>
          <SelectField
            label={say('run.message.to')}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          >
            <option value="">{say('run.message.all')}</option>
            {teams.map(({ team, name: title }) => (
              <option key={team} value={team}>
                {title}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('run.message.inject')}
            value={inject}
            onChange={(event) => {
              setInject(event.target.value);
              const found = truth?.injects?.find(({ id }) => id === event.target.value);
              if (found !== undefined) setText(localised(found.message));
            }}
          >
            <option value="">{say('run.message.own')}</option>
            {(truth?.injects ?? []).map(({ id, message }) => (
              <option key={id} value={id}>
                {localised(message).slice(0, 70)}
              </option>
            ))}
          </SelectField>
        </div>
        <TextArea
          label={say('run.message.text')}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {told.length > 0 && (
          <Notice tone={told.some(({ tone }) => tone === 'departure') ? 'departure' : 'ok'} live>
            {told.map((one) => (
              <p key={one.text}>{one.text}</p>
            ))}
          </Notice>
        )}
        <Button disabled={busy || text.trim() === ''} onClick={() => void send()}>
          {say('run.message.send')}
        </Button>
      </div>
    </Panel>
  );
}
