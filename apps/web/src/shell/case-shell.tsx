import {
  IconClipboardText,
  IconFlag,
  IconMap2,
  IconMicroscope,
  IconSettings,
  IconTimeline,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Account } from '@tracecraft/protocol';
import { lazy, Suspense, type ReactNode } from 'react';
import { missingCapabilities } from '../adapters/capabilities.ts';
import { caseQuery } from '../case/case-query.ts';
import { OpenCaseContext, useOpenCase, type OpenCase } from '../case/open-case-context.ts';
import { useRecord } from '../case/use-record.ts';
import { Progress } from '../design/index.ts';
import { useLanguage, useSay } from '../language/index.ts';
import { TimeStrip, type Opened } from '../screens/record/time-strip.tsx';
import { useAccount } from './account.ts';
import styles from './case-shell.module.css';
import { Emblem } from './emblem.tsx';
import { CannotOpen, CannotRecord } from './cannot-open.tsx';
import { Page } from './page.tsx';
import { SettingBand } from './setting-band.tsx';
import shell from './shell.module.css';

/** Only cases of a run have it. */
const RunStrip = lazy(async () => ({ default: (await import('../screens/in-run/run-strip.tsx')).RunStrip }));

const EventDrawer = lazy(async () => ({
  default: (await import('../screens/record/event-drawer.tsx')).EventDrawer,
}));

/** What stands around every screen of a case: its setting, its record as a strip of time, and whether it is signed and sent. */
export function CaseShell() {
  const account = useAccount();
  const say = useSay();
  if (account === undefined) return <Waiting text={say('case.who')} />;
  if (account === null) return <Navigate to="/" />;
  const missing = missingCapabilities();
  if (missing.includes('signing') || missing.includes('storage'))
    return <CannotRecord title={say('case.cannot-open')} missing={missing} />;
  return <CaseOf account={account} />;
}

function CaseOf({ account }: { readonly account: Account }) {
  const say = useSay();
  const { exercise } = useParams({ from: '/exercise/$exercise' });
  const { run, course, draft } = useSearch({ from: '/exercise/$exercise' });
  const { data, error } = useQuery(
    caseQuery(useQueryClient(), exercise, account, null, { run, course, draft }),
  );
  if (error !== null)
    return (
      <CannotOpen title={say('case.cannot-open')} problem={error}>
        <Link to="/">{say('shell.exercises')}</Link>
      </CannotOpen>
    );
  if (data === undefined) return <Waiting text={say('case.opening')} />;
  return (
    <OpenCaseContext value={data}>
      <Frame open={data} />
    </OpenCaseContext>
  );
}

function Waiting({ text }: { readonly text: string }) {
  return (
    <Page>
      <Progress label={text} />
    </Page>
  );
}

function Frame({ open }: { readonly open: OpenCase }) {
  const say = useSay();
  const { localised, draft } = useLanguage();
  const navigate = useNavigate();
  const { event, verdict } = useSearch({ from: '/exercise/$exercise' });
  const show = (opened: Opened): void =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({
        ...before,
        event: opened.event,
        verdict: opened.verdict,
      }),
      replace: true,
    });
  return (
    <div className={styles['case']}>
      <header>
        <div className={shell['bar']}>
          <Link
            to="/"
            className={shell['home']}
            aria-label={say('shell.exercises')}
            title={say('shell.exercises')}
          >
            <Emblem />
          </Link>
          <p className={styles['name']}>
            <b>{localised(open.exercise.title)}</b> <span>{open.summary.team}</span>
          </p>
          <CaseNav />
          <div className={shell['tools']}>
            <Link
              to="/settings"
              className={shell['tool']}
              aria-label={say('shell.settings')}
              title={say('shell.settings')}
            >
              <IconSettings size={22} stroke={1.75} aria-hidden />
            </Link>
          </div>
        </div>
        <SettingBand />
        {open.run !== null && (
          <Suspense>
            <RunStrip />
          </Suspense>
        )}
        {draft && <p className={shell['draft']}>{say('shell.draft')}</p>}
      </header>
      <main id="main" className={styles['main']}>
        <Outlet />
        {(event !== undefined || verdict !== undefined) && (
          <Suspense fallback={<Progress label={say('explanation.loading')} />}>
            <EventDrawer event={event} verdict={verdict} onClose={() => show({})} />
          </Suspense>
        )}
      </main>
      <div className={styles['foot']}>
        <TimeStrip opened={{ event, verdict }} onOpen={show} />
      </div>
    </div>
  );
}

function CaseNav() {
  const say = useSay();
  const { exercise, session } = useOpenCase();
  const { events } = useRecord(session);
  const done = events.some(({ header }) => header.kind === 'case.handed-in');
  const params = { exercise: exercise.id };
  const icon = { size: 22, stroke: 1.75, 'aria-hidden': true } as const;
  const items: readonly (readonly [to: string, label: string, icon: ReactNode])[] = [
    ['/exercise/$exercise', say('nav.brief'), <IconClipboardText key="i" {...icon} />],
    ['/exercise/$exercise/scene', say('nav.scene'), <IconMap2 key="i" {...icon} />],
    ['/exercise/$exercise/record', say('nav.record'), <IconTimeline key="i" {...icon} />],
    ['/exercise/$exercise/lab', say('nav.lab'), <IconMicroscope key="i" {...icon} />],
    done
      ? ['/exercise/$exercise/debrief', say('nav.debrief'), <IconFlag key="i" {...icon} />]
      : ['/exercise/$exercise/hand-in', say('nav.hand-in'), <IconFlag key="i" {...icon} />],
  ];
  return (
    <nav className={styles['nav']} aria-label={say('shell.case-navigation')}>
      {items.map(([to, label, picture]) => (
        <Link key={to} to={to} params={params} activeOptions={{ exact: true, includeSearch: false }}>
          {picture}
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}
