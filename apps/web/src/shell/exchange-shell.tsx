import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import type { Account } from '@tracecraft/protocol';
import { exchangeQuery, OpenExchangeContext, useExchange, useExchangeLink } from '../case/open-exchange.ts';
import { Progress, Tag } from '../design/index.ts';
import { LaterPhrases, useSay } from '../language/index.ts';
import { CannotOpen } from './cannot-open.tsx';
import { EXCHANGE_TABS } from './exchange-tabs.ts';
import { ForRecorder } from './for-recorder.tsx';
import { Page } from './page.tsx';
import { StreamFrame } from './stream-frame.tsx';

/** What is shared on this server, opened for the screens inside. */
export function ExchangeShell() {
  return (
    <LaterPhrases>
      <Opening />
    </LaterPhrases>
  );
}

function Opening() {
  const say = useSay();
  return (
    <ForRecorder title={say('sharing.cannot-open')}>
      {(account) => <SharedWith account={account} />}
    </ForRecorder>
  );
}

function SharedWith({ account }: { readonly account: Account }) {
  const say = useSay();
  const { data, error } = useQuery(exchangeQuery(account));
  if (error !== null)
    return (
      <CannotOpen title={say('sharing.cannot-open')} problem={error}>
        <Link to="/">{say('shell.exercises')}</Link>
      </CannotOpen>
    );
  if (data === undefined) return <Page>{<Progress label={say('sharing.opening')} />}</Page>;
  return (
    <OpenExchangeContext value={data}>
      <Frame />
    </OpenExchangeContext>
  );
}

/** For whom one speaks here, and the places of sharing. */
function Frame() {
  const say = useSay();
  const { state, mine } = useExchange();
  const link = useExchangeLink();
  const place = useLocation({ select: ({ pathname }) => pathname });
  const [first] = EXCHANGE_TABS;
  if (/^\/sharing\/?$/.test(place) && first !== undefined) return <Navigate to={first.to} replace />;
  return (
    <StreamFrame
      head={
        <>
          <b>{say('sharing.title')}</b>{' '}
          {mine.map(({ agency, duty }) => (
            <Tag key={agency}>
              {state.members.agencies.get(agency)?.name ?? agency} · {say(`sharing.duty.${duty}`)}
            </Tag>
          ))}
        </>
      }
      link={link}
      label={say('sharing.tabs')}
      tabs={EXCHANGE_TABS.map(({ to, phrase }) => (
        <Link key={to} to={to}>
          {say(phrase)}
        </Link>
      ))}
    >
      <Outlet />
    </StreamFrame>
  );
}
