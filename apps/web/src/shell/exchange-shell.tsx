import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { agenciesOf } from '@tracecraft/exchange';
import type { Account } from '@tracecraft/protocol';
import { useEffect, useState } from 'react';
import { frontQuery } from '../case/open-front.ts';
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
  const front = useQuery(frontQuery(useQueryClient(), account)).data;
  const later = useLater(front);
  const { data: whole, error } = useQuery({ ...exchangeQuery(account), enabled: later });
  const data = whole ?? front ?? undefined;
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

/** What the screen itself asks for, once a front is shown, comes before the rest of the record. */
const FIRST_MS = 250;

/** Whether it is time to read the whole record: at once where there is no front, else when that is shown. */
function useLater(front: object | null | undefined): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    if (front === undefined) return;
    const timer = setTimeout(() => setLater(true), front === null ? 0 : FIRST_MS);
    return () => clearTimeout(timer);
  }, [front]);
  return later;
}

/** Lists of which a front holds the first page; every other screen waits for the record. */
const ON_A_FRONT = /^\/sharing\/(rounds|lessons|code|members)\/?$/;

/** For whom one speaks here, and the places of sharing. */
function Frame() {
  const say = useSay();
  const { state, account, whole } = useExchange();
  const link = useExchangeLink();
  const place = useLocation({ select: ({ pathname }) => pathname });
  const [first] = EXCHANGE_TABS;
  if (/^\/sharing\/?$/.test(place) && first !== undefined) return <Navigate to={first.to} replace />;
  return (
    <StreamFrame
      head={
        <>
          <b>{say('sharing.title')}</b>{' '}
          {agenciesOf(state.members, account.id).map(({ agency, duty }) => (
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
      <div aria-busy={!whole}>
        {whole || ON_A_FRONT.test(place) ? (
          <Outlet />
        ) : (
          <Page>
            <Progress label={say('sharing.opening')} />
          </Page>
        )}
      </div>
    </StreamFrame>
  );
}
