import { Link, useParams } from '@tanstack/react-router';
import type { Twin } from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { Empty, Notice } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { agencyName } from '../sharing-cooperation/parties.ts';
import { TwinChanges } from './twin-changes.tsx';
import { TwinEnd } from './twin-end.tsx';
import { TwinExercises } from './twin-exercises.tsx';
import { TwinPractices } from './twin-practices.tsx';
import { TwinVisits } from './twin-visits.tsx';

/** One standing exchange: its calendar, exercises, practices both follow, and what changed. */
export function TwinScreen() {
  const say = useSay();
  const { twin: id } = useParams({ from: '/shell/sharing/twins/$twin' });
  const twin = useExchange().state.twins.get(id);
  return (
    <Page>
      <p>
        <Link to="/sharing/twins">{say('sharing.twins.all')}</Link>
      </p>
      {twin === undefined ? <Empty>{say('sharing.twins.no-such')}</Empty> : <Opened twin={twin} />}
    </Page>
  );
}

function Opened({ twin }: { readonly twin: Twin }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, mine } = useExchange();
  const seat = mine.find(({ agency }) => twin.agencies.includes(agency));
  const speaks = seat !== undefined && seat.duty !== 'member' && twin.ended === null ? seat.agency : null;
  const decides = seat?.duty === 'steward' && twin.ended === null ? seat.agency : null;
  return (
    <>
      <header className={parts['head']}>
        <h1>{twin.title}</h1>
        <p>
          {twin.agencies.map((one) => agencyName(state, one)).join(' – ')} ·{' '}
          {say('sharing.twins.since', { day: formatDay(twin.since, code, deviceZone()) })} ·{' '}
          {twin.said.handling}
        </p>
      </header>
      {twin.aims !== '' && <p style={{ whiteSpace: 'pre-wrap' }}>{twin.aims}</p>}
      {twin.ended !== null && (
        <Notice tone="risk">
          <p>{say('sharing.twins.ended-because', { reason: twin.ended.reason })}</p>
        </Notice>
      )}
      <TwinVisits twin={twin} agency={speaks} />
      <TwinExercises twin={twin} agency={speaks} />
      <TwinPractices twin={twin} agency={decides} />
      <TwinChanges twin={twin} />
      {speaks !== null && <TwinEnd twin={twin} agency={speaks} />}
    </>
  );
}
