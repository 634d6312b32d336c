import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import type { Account } from '@tracecraft/protocol';
import { useEffect, useRef } from 'react';
import { missingCapabilities } from '../adapters/capabilities.ts';
import { exchangeQuery, OpenExchangeContext, useExchange, useExchangeLink } from '../case/open-exchange.ts';
import { Notice, Progress, Tag } from '../design/index.ts';
import { LaterPhrases, useSay } from '../language/index.ts';
import { useAccount } from './account.ts';
import { CannotOpen, CannotRecord } from './cannot-open.tsx';
import styles from './course-shell.module.css';
import { EXCHANGE_TABS } from './exchange-tabs.ts';
import { Page } from './page.tsx';
import { problemText } from './problem-text.ts';
import { syncWords } from './setting-band.tsx';

/** What stands around every screen of sharing: for whom one speaks, its places, and whether all is signed and sent. */
export function ExchangeShell() {
  return (
    <LaterPhrases>
      <Opening />
    </LaterPhrases>
  );
}

function Opening() {
  const say = useSay();
  const account = useAccount();
  const missing = missingCapabilities().filter((one) => one === 'signing' || one === 'storage');
  if (account === undefined) return <Page>{<Progress label={say('case.who')} />}</Page>;
  if (missing.length > 0 || account === null)
    return <CannotRecord title={say('sharing.cannot-open')} missing={missing} />;
  return <SharedWith account={account} />;
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

function Frame() {
  const say = useSay();
  const { state, mine } = useExchange();
  const link = useExchangeLink();
  const tabsRef = useRef<HTMLElement>(null);
  const place = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    // On a phone the bar is wider than the screen: where one is has to be seen.
    tabsRef.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [place]);
  const [first] = EXCHANGE_TABS;
  if (/^\/sharing\/?$/.test(place) && first !== undefined) return <Navigate to={first.to} replace />;
  return (
    <>
      <header className={styles['head']}>
        <p className={styles['title']}>
          <b>{say('sharing.title')}</b>{' '}
          {mine.map(({ agency, duty }) => (
            <Tag key={agency}>
              {state.members.agencies.get(agency)?.name ?? agency} · {say(`sharing.duty.${duty}`)}
            </Tag>
          ))}
        </p>
        <output className={styles['sync']} data-unsent={link.unsent > 0 || link.refused.length > 0}>
          {syncWords(say, link)}
        </output>
      </header>
      <nav ref={tabsRef} className={styles['tabs']} aria-label={say('sharing.tabs')}>
        {EXCHANGE_TABS.map(({ to, phrase }) => (
          <Link key={to} to={to}>
            {say(phrase)}
          </Link>
        ))}
      </nav>
      {link.refused.length > 0 && <Refused codes={link.refused.map(({ code }) => code)} />}
      <Outlet />
    </>
  );
}

/** What the server did not take stays on this device; people are told why, once for each reason. */
function Refused({ codes }: { readonly codes: readonly string[] }) {
  const say = useSay();
  return (
    <Notice tone="departure">
      {[...new Set(codes)].map((code) => (
        <p key={code}>{problemText(say, { code, params: {} })}</p>
      ))}
    </Notice>
  );
}
