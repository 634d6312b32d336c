import { useQuery } from '@tanstack/react-query';
import type { CourseRun, CourseTeam, ExerciseBrief } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { teamsOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Said } from '../course-parts/said.tsx';
import { choiceText } from '../record/event-words.ts';
import { exerciseName } from './run-words.ts';
import styles from './runs.module.css';
import { dutyList, suggestDuties } from './suggest-duties.ts';

/** Who does what in a run. Duties rotate: a suggestion gives each the duty they have had least. */
export function RunDuties({ run }: { readonly run: CourseRun }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, role } = useCourse();
  const { act, outcome } = useCourseAct();
  const name = exerciseName(run, state.published);
  const exercise = useQuery({
    queryKey: ['exercise', name],
    queryFn: () => freshOrKept<ExerciseBrief>(paths.exercise(name)),
  }).data;
  const duties = exercise?.duties ?? [];
  const teams = teamsOf(state, code).filter(({ team }) => run.teams.includes(team));
  const mayAct = (role === 'trainer' || role === 'programme-office') && run.state !== 'closed';
  const assign = (team: string, given: ReadonlyMap<string, string>) =>
    act('duties.assigned', { run: run.run, team, duties: dutyList(given) });

  async function suggestAll(): Promise<void> {
    for (const { team, members } of teams)
      if ((await assign(team, suggestDuties(run, team, members, duties, [...state.runs.values()]))) === null)
        return;
  }
  return (
    <Panel title={say('run.duties')}>
      <div className={styles['fields']}>
        <p>{say('run.duties.hint')}</p>
        <Said outcome={outcome} />
        {mayAct && (
          <div className={styles['buttons']}>
            <Button disabled={duties.length === 0} onClick={() => void suggestAll()}>
              {say('run.duties.suggest')}
            </Button>
          </div>
        )}
        <div className={styles['teamList']}>
          {teams.map((team) => (
            <TeamDuties
              key={team.team}
              team={team}
              given={run.duties.get(team.team) ?? new Map<string, string>()}
              duties={duties}
              mayAct={mayAct}
              onAssign={(given) => void assign(team.team, given)}
            />
          ))}
        </div>
      </div>
    </Panel>
  );
}

function TeamDuties({
  team,
  given,
  duties,
  mayAct,
  onAssign,
}: {
  readonly team: CourseTeam;
  readonly given: ReadonlyMap<string, string>;
  readonly duties: readonly string[];
  readonly mayAct: boolean;
  readonly onAssign: (given: ReadonlyMap<string, string>) => void;
}) {
  const { say } = useLanguage().phrases;
  const { state } = useCourse();
  return (
    <section className={styles['team']} aria-label={team.name}>
      <h3>{team.name}</h3>
      {team.members.map((account) => (
        <SelectField
          key={account}
          label={state.people.get(account)?.name ?? account}
          disabled={!mayAct}
          value={given.get(account) ?? ''}
          onChange={(event) => {
            const next = new Map(given);
            if (event.target.value === '') next.delete(account);
            else next.set(account, event.target.value);
            onAssign(next);
          }}
        >
          <option value="">{say('run.duties.none')}</option>
          {[...new Set([...duties, ...(given.has(account) ? [given.get(account) ?? ''] : [])])].map(
            (duty) => (
              <option key={duty} value={duty}>
                {choiceText(say, duty)}
              </option>
            ),
          )}
        </SelectField>
      ))}
    </section>
  );
}
