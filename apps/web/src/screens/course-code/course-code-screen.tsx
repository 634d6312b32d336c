import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { portableHashing } from '@tracecraft/bytes';
import { conductToSign } from '@tracecraft/practice';
import { peopleOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { libraryQuery } from '../../case/practice-library.ts';
import { Button, Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { ConductSentences } from '../conduct/conduct-sentences.tsx';
import { Said } from '../course-parts/said.tsx';
import { useReaderZone } from '../course-parts/when.tsx';

/** On the opening day everybody signs the code of conduct: the ten sentences, and a signature under them. */
export function CourseCodeScreen() {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const library = useQuery(libraryQuery).data;
  const { state, account } = useCourse();
  const { act, outcome } = useCourseAct();
  const zone = useReaderZone();
  const conduct = library?.conduct ?? null;
  if (library === undefined) return <Page>{<Progress label={say('practices.loading')} />}</Page>;
  if (conduct === null)
    return (
      <Page>
        <Notice tone="risk">{say('library.conduct.none')}</Notice>
      </Page>
    );
  const fields = conductToSign(portableHashing, conduct);
  const mine = state.signatures.get(account.id);
  return (
    <Page>
      <header>
        <h1>{localised(conduct.title)}</h1>
        <p>{say('office.code.intro')}</p>
        {conduct.draftLanguages.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
      </header>
      <ConductSentences conduct={conduct} library={library} language={code} />
      <p>
        <Link to="/conduct">{say('library.to-conduct')}</Link>
      </p>
      <Said outcome={outcome} />
      {mine === undefined ? (
        <Button look="primary" wide onClick={() => void act('code.signed', { ...fields })}>
          {say('library.conduct.sign', { code: fields.code })}
        </Button>
      ) : (
        <Notice tone="ok" live>
          <p>{say('office.code.signed', { code: mine.code, day: formatDay(mine.at, code, zone) })}</p>
        </Notice>
      )}
      <Signed />
    </Page>
  );
}

/** For course staff: whose signature is still missing. */
function Signed() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, role } = useCourse();
  if (role === 'trainee' || role === 'observer') return null;
  const trainees = peopleOf(state, code, 'trainee');
  const missing = trainees.filter(({ account }) => !state.signatures.has(account));
  return (
    <Panel
      title={say('office.code.count', {
        signed: trainees.length - missing.length,
        people: trainees.length,
      })}
    >
      {missing.length === 0 ? (
        <p>{say('office.code.all')}</p>
      ) : (
        <p>{say('office.code.missing', { names: missing.map(({ name }) => name).join(', ') })}</p>
      )}
    </Panel>
  );
}
