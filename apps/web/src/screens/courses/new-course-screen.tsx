import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Account } from '@tracecraft/protocol';
import { templatesQuery } from '../../case/course-content.ts';
import { Notice, Progress } from '../../design/index.ts';
import { LaterPhrases, useSay } from '../../language/index.ts';
import { useAccount } from '../../shell/account.ts';
import { Page } from '../../shell/page.tsx';
import { NewCourseForm } from './new-course-form.tsx';
import { TemplateContents } from './template-contents.tsx';

/** The programme office makes a course: from the template of this release, on the days it takes place. */
export function NewCourseScreen() {
  return (
    <LaterPhrases>
      <NewCourse />
    </LaterPhrases>
  );
}

function NewCourse() {
  const say = useSay();
  const account = useAccount();
  if (account === undefined) return <Page>{<Progress label={say('case.who')} />}</Page>;
  if (account === null || account.role !== 'programme-office')
    return (
      <Page>
        <Notice tone="risk">
          <p>{say('office.new.office-only')}</p>
        </Notice>
        <Link to="/courses">{say('shell.courses')}</Link>
      </Page>
    );
  return <Template account={account} />;
}

function Template({ account }: { readonly account: Account }) {
  const say = useSay();
  const templates = useQuery(templatesQuery).data;
  const [template] = templates ?? [];
  return (
    <Page>
      <header>
        <h1>{say('office.new.title')}</h1>
        <p>{say('office.new.intro')}</p>
      </header>
      {templates === undefined && <Progress label={say('office.new.loading')} />}
      {templates?.length === 0 && <Notice tone="risk">{say('office.new.no-template')}</Notice>}
      {template !== undefined && (
        <>
          <NewCourseForm account={account} template={template} />
          <TemplateContents template={template} />
        </>
      )}
    </Page>
  );
}
