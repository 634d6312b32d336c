import { useCourse } from '../../case/open-course.ts';
import { Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { DelegationsPanel } from './delegations-panel.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonForm } from './person-form.tsx';
import { RosterImport } from './roster-import.tsx';

/** Delegations, officers, experts, and their sign-in links. */
export function CoursePeopleScreen() {
  const say = useSay();
  const { role } = useCourse();
  return (
    <Page>
      <h1>{say('office.tab.people')}</h1>
      <DelegationsPanel />
      <PeopleList />
      {role === 'programme-office' && (
        <>
          <Panel title={say('office.people.add')}>
            <PersonForm />
          </Panel>
          <RosterImport />
        </>
      )}
    </Page>
  );
}
