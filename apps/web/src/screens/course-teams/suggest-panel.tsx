import { useState } from 'react';
import { peopleOf, teamOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Panel, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { Members } from './members.tsx';
import { suggestTeams } from './suggest-teams.ts';

interface Suggested {
  readonly name: string;
  readonly members: readonly string[];
}

/** How many officers a team has where nobody says otherwise: the duties of the shipped exercises. */
const TEAM_OF = 5;

/** Teams that mix delegations, shown first and formed when somebody says so. */
export function SuggestTeams() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const [typed, setTyped] = useState<string | null>(null);
  const [suggested, setSuggested] = useState<readonly Suggested[]>([]);
  const free = peopleOf(state, code, 'trainee').filter(({ account }) => teamOf(state, account) === null);
  const count = typed ?? String(Math.max(1, Math.round(free.length / TEAM_OF)));
  const teams = Number(count);
  const possible = Number.isSafeInteger(teams) && teams >= 1 && teams <= free.length;
  const suggest = (): void => {
    const first = state.teams.size + 1;
    setSuggested(
      suggestTeams(free, teams).map((members, i) => ({
        name: say('office.teams.numbered', { number: first + i }),
        members,
      })),
    );
  };
  const form = async (): Promise<void> => {
    const first = state.teams.size + 1;
    for (const [i, { name, members }] of suggested.entries()) {
      const done = say('office.teams.all-formed', { count: suggested.length });
      if ((await act('team.formed', { team: `team-${first + i}`, name, members }, { done })) === null) return;
    }
    setSuggested([]);
  };
  return (
    <Panel title={say('office.teams.suggest-title')}>
      <p>{say('office.teams.suggest-how', { count: free.length })}</p>
      <div className={parts['fields']}>
        <TextField
          label={say('office.teams.how-many')}
          value={count}
          inputMode="numeric"
          error={
            possible || free.length === 0
              ? undefined
              : say('office.teams.how-many-wrong', { most: free.length })
          }
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button disabled={!possible} onClick={suggest}>
          {say('office.teams.suggest')}
        </Button>
      </div>
      {suggested.length > 0 && (
        <>
          <ul className={parts['lines']}>
            {suggested.map(({ name, members }) => (
              <li key={name}>
                <span className={parts['what']}>
                  <b>{name}</b>
                  <Members accounts={members} />
                </span>
              </li>
            ))}
          </ul>
          <Button look="primary" onClick={() => void form()}>
            {say('office.teams.form-these', { count: suggested.length })}
          </Button>
        </>
      )}
      <Said outcome={outcome} />
    </Panel>
  );
}
