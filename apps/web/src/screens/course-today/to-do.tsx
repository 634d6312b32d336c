import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formName, testName, type Certificate } from '@tracecraft/course';
import type { ReactNode } from 'react';
import { formNamed, formsQuery, testNamed, testsQuery } from '../../case/course-content.ts';
import { playedIn } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Panel, Tag } from '../../design/index.ts';
import { formatDay, useLanguage, useSay } from '../../language/index.ts';
import { useFollowUpMonths } from '../course-follow-up/course-follow-up-screen.tsx';
import { followUpsOf } from '../course-follow-up/due-follow-ups.ts';
import parts from '../course-parts/course-parts.module.css';
import { useReaderZone } from '../course-parts/when.tsx';
import { passNow } from '../course-tests/pass-now.ts';

/** What the course asks of a person: the code of conduct, tests, what they thought of it, follow-up; and their certificate. */
export function ToDo() {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const { state, account, role, stream } = useCourse();
  const zone = useReaderZone();
  const months = useFollowUpMonths();
  const params = { course: stream.replace(/^course:/, '') };
  const signed = state.signatures.get(account.id);
  const followUps = followUpsOf(state, months, account.id);
  const due = followUps.filter(({ given, from }) => !given && from <= Date.now());
  const own = state.certificates.filter((one) => one.account === account.id);
  // One that was taken back is said, unless there is a newer one.
  const certificate = own.find(({ revoked }) => revoked === null) ?? own.at(-1);
  return (
    <Panel title={say('office.today.yours')} flush>
      <ul className={parts['lines']}>
        <Line
          what={
            <Link to="/course/$course/code" params={params}>
              {say('office.today.code')}
            </Link>
          }
          done={signed !== undefined}
        />
        {role === 'trainee' && <Tests />}
        <CourseForms />
        {followUps.length > 0 && (
          <Line
            what={
              <Link to="/course/$course/follow-up" params={params}>
                {say('office.tab.follow-up')}
              </Link>
            }
            done={due.length === 0}
            words={due.length === 0 ? say('office.today.follow-up-later') : undefined}
          />
        )}
        {role === 'trainee' && (
          <li>
            <span className={parts['what']}>
              {certificate === undefined ? (
                say('office.today.certificate')
              ) : (
                <Link
                  to="/course/$course/certificate/$credential"
                  params={{ ...params, credential: certificate.credential }}
                >
                  {say('office.today.certificate')}
                </Link>
              )}
            </span>
            <CertificateTag certificate={certificate} zone={zone} />
          </li>
        )}
      </ul>
    </Panel>
  );
}

function CertificateTag({
  certificate,
  zone,
}: {
  readonly certificate: Certificate | undefined;
  readonly zone: string;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  if (certificate === undefined) return <Tag>{say('office.today.certificate-none')}</Tag>;
  const { revoked, expires } = certificate;
  if (revoked !== null)
    return <Tag tone="departure">{say('office.certificates.revoked', { reason: revoked })}</Tag>;
  return (
    <Tag tone="ok">{say('office.today.certificate-until', { day: formatDay(expires, code, zone) })}</Tag>
  );
}

function Line({
  what,
  done,
  words,
}: {
  readonly what: ReactNode;
  readonly done: boolean;
  readonly words?: string;
}) {
  const say = useSay();
  return (
    <li>
      <span className={parts['what']}>{what}</span>
      <Tag tone={done ? 'ok' : 'risk'}>{words ?? say(done ? 'office.today.done' : 'office.today.open')}</Tag>
    </li>
  );
}

function Tests() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { state, account, stream } = useCourse();
  const tests = useQuery(testsQuery).data;
  return playedIn(state, 'test').map((id) => {
    const bank = tests === undefined ? undefined : testNamed(tests, id);
    if (bank === undefined) return null;
    const given = state.tests.filter((one) => one.account === account.id && one.test === testName(bank));
    const pass = passNow(state, account.id, bank, Date.now());
    const words =
      pass === null
        ? say('office.today.test-given', { passes: given.length })
        : say(`office.today.test-${pass}`);
    return (
      <Line
        key={id}
        what={
          <Link to="/course/$course/test/$test" params={{ course: stream.replace(/^course:/, ''), test: id }}>
            {localised(bank.title)}
          </Link>
        }
        done={pass === null}
        words={words}
      />
    );
  });
}

/** Forms about the course as a whole, once its last day has come. */
function CourseForms() {
  const { localised } = useLanguage();
  const { state, account, stream } = useCourse();
  const forms = useQuery(formsQuery).data;
  const lastDay = state.opened !== null && Date.now() > state.opened.ends - 86_400_000;
  if (forms === undefined || !lastDay) return null;
  return playedIn(state, 'survey').map((id) => {
    const form = formNamed(forms, id);
    if (form === undefined || form.about !== 'course') return null;
    const given = state.surveys.some((one) => one.by === account.id && one.survey === formName(form));
    return (
      <Line
        key={id}
        what={
          <Link
            to="/course/$course/survey/$survey"
            params={{ course: stream.replace(/^course:/, ''), survey: id }}
            search={{ about: 'course' }}
          >
            {localised(form.title)}
          </Link>
        }
        done={given}
      />
    );
  });
}
