import { useExchange } from '../../case/open-exchange.ts';
import { Empty, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { AgencyForm } from './agency-form.tsx';
import { FromCourse } from './from-course.tsx';
import { RepresentativeForm } from './representative-form.tsx';

/** Who takes part in sharing, and who acts for whom with which duty. The office brings them in. */
export function MembersScreen() {
  const { say } = useLanguage().phrases;
  const { state, office } = useExchange();
  const { agencies, representatives } = state.members;
  const here = [...agencies.values()].filter(({ left }) => left === null);
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('sharing.members.title')}</h1>
        <p>{say('sharing.members.why')}</p>
      </header>
      <Panel title={say('sharing.members.list', { count: here.length })} flush>
        {here.length === 0 && <Empty>{say('sharing.members.none')}</Empty>}
        <ul className={parts['lines']}>
          {here.map(({ agency, name, state: country }) => (
            <li key={agency}>
              <span className={parts['what']}>
                <b>{name}</b>
                <small>{country ?? say('sharing.members.organisation')}</small>
                <small>
                  {say('sharing.members.people', {
                    count: representatives.filter((one) => one.agency === agency).length,
                  })}
                </small>
              </span>
              <span className={parts['row']}>
                {representatives
                  .filter((one) => one.agency === agency && one.duty !== 'member')
                  .map(({ account, name: who, duty }) => (
                    <Tag key={account}>
                      {who} · {say(`sharing.duty.${duty}`)}
                    </Tag>
                  ))}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {office && <FromCourse />}
      {office && <AgencyForm />}
      {office && here.length > 0 && <RepresentativeForm />}
    </Page>
  );
}
