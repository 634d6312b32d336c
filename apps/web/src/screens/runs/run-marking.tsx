import type { CourseRun } from '@tracecraft/course';
import { useState } from 'react';
import { useCourseAct } from '../../case/open-course.ts';
import { Button, Panel, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Said } from '../course-parts/said.tsx';
import styles from './runs.module.css';

type MarkingRule = CourseRun['marking'];

const FIELDS = [
  { name: 'markers', least: 1, most: 5 },
  { name: 'tolerance', least: 0, most: 10 },
  { name: 'calibration', least: 0, most: 100 },
] as const satisfies readonly { name: keyof MarkingRule; least: number; most: number }[];

type Typed = Readonly<Record<keyof MarkingRule, string>>;

/** How many mark a run, how far apart they may be, and how near the expert they must come first; empty: as the rubric says. */
export function RunMarking({ run, mayAct }: { readonly run: CourseRun; readonly mayAct: boolean }) {
  const say = useSay();
  const { act, outcome } = useCourseAct();
  const [typed, setTyped] = useState<Typed>(() => ({
    markers: wordOf(run.marking.markers),
    tolerance: wordOf(run.marking.tolerance),
    calibration: wordOf(run.marking.calibration),
  }));
  const wrong = FIELDS.filter(({ name, least, most }) => !isIn(typed[name], least, most)).map(
    ({ name }) => name,
  );
  const changed = FIELDS.some(({ name }) => typed[name].trim() !== wordOf(run.marking[name]));
  // What was said once can't be unsaid by leaving it out: planning anew keeps it.
  const emptied = FIELDS.filter(({ name }) => typed[name].trim() === '' && run.marking[name] !== null);
  const ready = changed && wrong.length === 0 && emptied.length === 0;
  const save = async (): Promise<void> => {
    const said = FIELDS.filter(({ name }) => typed[name].trim() !== '').map(
      ({ name }) => [name, Number(typed[name])] as const,
    );
    const fields = { ...plannedFields(run), ...Object.fromEntries(said) };
    await act('run.planned', fields, { done: say('run.marking.done') });
  };
  return (
    <Panel title={say('run.marking')}>
      <div className={styles['fields']}>
        <p>{say('run.marking.hint')}</p>
        <div className={styles['pair']}>
          {FIELDS.map(({ name, least, most }) => (
            <TextField
              key={name}
              label={say(`run.marking.${name}`)}
              hint={say('run.marking.default')}
              inputMode="numeric"
              disabled={!mayAct || run.released}
              value={typed[name]}
              error={
                wrong.includes(name) || emptied.some((one) => one.name === name)
                  ? say('run.marking.wrong', { least, most })
                  : undefined
              }
              onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            />
          ))}
        </div>
        <Said outcome={outcome} />
        {mayAct && !run.released && (
          <Button disabled={!ready} onClick={() => void save()}>
            {say('run.marking.save')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function wordOf(value: number | null): string {
  return value === null ? '' : String(value);
}

function isIn(text: string, least: number, most: number): boolean {
  const word = text.trim();
  return word === '' || (/^[0-9]{1,3}$/.test(word) && Number(word) >= least && Number(word) <= most);
}

/** What was planned, to be said again with a change. */
function plannedFields({ run, plays, version, teams, starts, ends, session, assessed }: CourseRun) {
  return { run, plays, version, teams, starts, ends, session, assessed };
}
