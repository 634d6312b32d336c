import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { formsQuery } from '../../case/course-content.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Notice, Progress, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { Said } from '../course-parts/said.tsx';
import { FormItems } from '../course-survey/form-items.tsx';

/** The form of an officer about themselves, or of their supervisor about them. */
export function FollowUpFormScreen() {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { officer, months } = useParams({ from: '/shell/course/$course/follow-up/$officer/$months' });
  const { state, account, stream } = useCourse();
  const { act, outcome } = useCourseAct();
  const forms = useQuery(formsQuery);
  const by = officer === account.id ? 'officer' : 'supervisor';
  const form = forms.data?.find((one) => one.about === 'follow-up' && one.by === by);
  const after = Number(months);
  const person = state.people.get(officer);
  const given = state.followUps.some(
    (one) => one.account === officer && one.as === by && one.months === after,
  );
  if (forms.isPending) return <Page>{<Progress label={say('office.survey.loading')} />}</Page>;
  if (form === undefined || person === undefined || !Number.isSafeInteger(after))
    return (
      <Page>
        <Notice tone="risk">
          <p>{say('office.survey.unknown')}</p>
        </Notice>
      </Page>
    );
  return (
    <Page>
      <header>
        <h1>{localised(form.title)}</h1>
        <p>
          {person.name} · {say('office.follow-up.months', { months: after })}
        </p>
        <p>{localised(form.brief)}</p>
        {form.drafts.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
      </header>
      <Said outcome={outcome} />
      {given ? (
        <Notice tone="ok" live>
          <p>{say('office.survey.given')}</p>
          <p>
            <Link to="/course/$course/follow-up" params={{ course: stream.replace(/^course:/, '') }}>
              {say('office.tab.follow-up')}
            </Link>
          </p>
        </Notice>
      ) : (
        <FormItems
          form={form}
          onHandIn={({ answers, text }) =>
            void act('follow-up.answered', { account: officer, months: after, by, answers, text })
          }
        />
      )}
    </Page>
  );
}
