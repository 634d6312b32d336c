import { teamsOf } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { RunsForTeams } from './runs-for-teams.tsx';
import { SuggestTeams } from './suggest-panel.tsx';
import { TeamForm } from './team-form.tsx';
import { Members } from './members.tsx';

/** Mixed teams, by hand or by a suggestion; and the runs of the programme they will play. */
export function CourseTeamsScreen() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, role } = useCourse();
  const teams = teamsOf(state, code);
  const forms = role === 'programme-office' || role === 'trainer';
  return (
    <Page>
      <h1>{say('office.tab.teams')}</h1>
      <Panel title={say('office.teams.title', { count: teams.length })} flush>
        {teams.length === 0 && <Empty>{say('office.teams.none')}</Empty>}
        <ul className={parts['lines']}>
          {teams.map((team) => (
            <li key={team.team}>
              <span className={parts['what']}>
                <b>{team.name}</b>
                <Members accounts={team.members} />
              </span>
              {forms && <TeamForm team={team} />}
            </li>
          ))}
        </ul>
      </Panel>
      {forms && <SuggestTeams />}
      {forms && (
        <Panel title={say('office.teams.by-hand')}>
          <TeamForm team={null} />
        </Panel>
      )}
      {forms && teams.length > 0 && <RunsForTeams />}
    </Page>
  );
}
