import { Link } from '@tanstack/react-router';
import { useExchange } from '../../case/open-exchange.ts';
import { Empty, Panel, Tag } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { agencyName } from '../sharing-cooperation/parties.ts';
import { TwinForm } from './twin-form.tsx';

/** Standing exchanges of two agencies. */
export function TwinsScreen() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, mine } = useExchange();
  const twins = [...state.twins.values()];
  const speaks = mine.filter(({ duty }) => duty !== 'member');
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('sharing.twins.title')}</h1>
        <p>{say('sharing.twins.why')}</p>
      </header>
      <Panel title={say('sharing.twins.list', { count: twins.length })} flush>
        {twins.length === 0 && <Empty>{say('sharing.twins.none')}</Empty>}
        <ul className={parts['lines']}>
          {twins.map(({ twin, title, agencies, since, ended }) => (
            <li key={twin}>
              <span className={parts['what']}>
                <Link to="/sharing/twins/$twin" params={{ twin }}>
                  <b>{title}</b>
                </Link>
                <small>{agencies.map((one) => agencyName(state, one)).join(' – ')}</small>
              </span>
              <span className={parts['row']}>
                <Tag>{say('sharing.twins.since', { day: formatDay(since, code, deviceZone()) })}</Tag>
                {ended !== null && <Tag tone="risk">{say('sharing.twins.ended')}</Tag>}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {speaks.length > 0 && <TwinForm agency={speaks[0]?.agency ?? ''} />}
    </Page>
  );
}
