import { useQuery } from '@tanstack/react-query';
import {
  planFromTemplate,
  type CourseState,
  type CourseTemplate,
  type PlannedEvent,
} from '@tracecraft/course';
import { teamsOf } from '../../case/course-views.ts';
import { templatesQuery } from '../../case/course-content.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Panel } from '../../design/index.ts';
import { useLanguage, wallText } from '../../language/index.ts';
import { Said } from '../course-parts/said.tsx';
import { versionsQuery } from './versions.ts';

/** Plans the runs of the template for all teams: what each session plays against the clock. */
export function RunsForTeams() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const templates = useQuery(templatesQuery).data;
  const versions = useQuery(versionsQuery).data;
  const template = templates?.find((one) => state.opened?.template?.startsWith(`${one.id}@`) === true);
  const runs = template === undefined ? [] : plannedRuns(state, template, code, versions ?? new Map());
  const plan = async (): Promise<void> => {
    const done = say('office.runs.planned', { count: runs.length });
    for (const { kind, fields } of runs) if ((await act(kind, fields, { done })) === null) return;
  };
  return (
    <Panel title={say('office.runs.title')}>
      <p>{say('office.runs.how', { count: runs.length, teams: state.teams.size })}</p>
      <Said outcome={outcome} />
      <Button disabled={runs.length === 0 || versions === undefined} onClick={() => void plan()}>
        {say('office.runs.plan', { count: runs.length })}
      </Button>
    </Panel>
  );
}

/** Runs of the template for all teams, moved with their session; runs that have started are left alone. */
function plannedRuns(
  state: CourseState,
  template: CourseTemplate,
  language: string,
  versions: ReadonlyMap<string, string>,
): readonly PlannedEvent[] {
  const { opened } = state;
  if (opened === null) return [];
  const plan = planFromTemplate(template, {
    starts: wallText(opened.starts, opened.zone).slice(0, 10),
    zone: opened.zone,
    teams: teamsOf(state, language).map(({ team }) => team),
    versionOf: (plays) => versions.get(plays) ?? '1',
  });
  const drafted = new Map(plan.sessions.map(({ fields }) => [fields['session'], fields]));
  return plan.runs
    .filter(({ fields }) => (state.runs.get(String(fields['run']))?.state ?? 'planned') === 'planned')
    .map(({ kind, fields }) => {
      const session = state.sessions.get(String(fields['session']));
      const moved =
        session === undefined ? 0 : session.starts - Number(drafted.get(session.session)?.['starts']);
      const at = (name: string): number => Number(fields[name]) + moved;
      return { kind, fields: { ...fields, starts: at('starts'), ends: at('ends') } };
    });
}
