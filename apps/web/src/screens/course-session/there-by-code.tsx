import { useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Notice, Panel, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** A trainee says "I am here" with the code on the trainer's screen, typed or scanned; it counts offline too. */
export function ThereByCode({ session, scanned }: { readonly session: string; readonly scanned: string }) {
  const say = useSay();
  const { state, account } = useCourse();
  const { act, outcome } = useCourseAct();
  const [code, setCode] = useState(scanned);
  const mine = state.attendance.get(session)?.get(account.id);
  const plain = code.replace(/[\s-]/g, '').toUpperCase();
  const mark = (): void =>
    void act('attendance.marked', {
      session,
      account: account.id,
      present: true,
      how: 'code',
      code: plain,
    });
  if (mine?.present === true)
    return (
      <Notice tone="ok" live>
        <p>{say('office.attendance.you-are-there')}</p>
      </Notice>
    );
  return (
    <Panel title={say('office.attendance.here-title')}>
      {mine !== undefined && <p>{say('office.attendance.you-were-missing')}</p>}
      <form
        className={parts['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          mark();
        }}
      >
        <TextField
          label={say('office.attendance.code')}
          hint={say('office.attendance.code-hint')}
          value={code}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setCode(target.value)}
        />
        <Button look="primary" type="submit" disabled={plain.length !== 6}>
          {say('office.attendance.i-am-here')}
        </Button>
      </form>
      <Said outcome={outcome} />
    </Panel>
  );
}
