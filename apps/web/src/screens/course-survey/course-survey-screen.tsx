import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { formName, type SurveyForm } from '@tracecraft/course';
import { formNamed, formsQuery } from '../../case/course-content.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Notice, Progress, Tag } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { Said } from '../course-parts/said.tsx';
import { FormItems } from './form-items.tsx';

/** What a person thought of a session, a run or the course. Handing in again replaces what was said before. */
export function CourseSurveyScreen() {
  const say = useSay();
  const { survey } = useParams({ from: '/shell/course/$course/survey/$survey' });
  const { about } = useSearch({ from: '/shell/course/$course/survey/$survey' });
  const forms = useQuery(formsQuery);
  const form = forms.data === undefined ? undefined : formNamed(forms.data, survey);
  if (forms.isPending) return <Page>{<Progress label={say('office.survey.loading')} />}</Page>;
  if (form === undefined)
    return (
      <Page>
        <Notice tone="risk">
          <p>{say('office.survey.unknown')}</p>
        </Notice>
      </Page>
    );
  return <Filling form={form} about={form.about === 'course' ? 'course' : about} />;
}

function Filling({ form, about }: { readonly form: SurveyForm; readonly about: string }) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { state, account, stream } = useCourse();
  const { act, outcome } = useCourseAct();
  const given = state.surveys.some(
    (one) => one.by === account.id && one.survey === formName(form) && one.about === about,
  );
  const subject = state.sessions.get(about)?.title ?? state.runs.get(about)?.plays;
  return (
    <Page>
      <header>
        <h1>{localised(form.title)}</h1>
        {subject !== undefined && <p>{subject}</p>}
        <p>{localised(form.brief)}</p>
        {form.drafts.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
      </header>
      {given && (
        <Notice tone="ok" live>
          <p>{say('office.survey.given')}</p>
          <p>
            <Link to="/course/$course" params={{ course: stream.replace(/^course:/, '') }}>
              {say('office.tab.today')}
            </Link>
          </p>
        </Notice>
      )}
      <Said outcome={outcome} />
      <FormItems
        form={form}
        onHandIn={({ answers, text }) =>
          void act('survey.answered', { survey: formName(form), about, answers, text })
        }
      />
    </Page>
  );
}
