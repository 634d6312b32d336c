import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Account } from '@tracecraft/protocol';
import { caseQuery } from '../../case/case-query.ts';
import { OpenCaseContext } from '../../case/open-case-context.ts';
import { Progress } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { CannotOpen } from '../../shell/cannot-open.tsx';
import { ForRecorder } from '../../shell/for-recorder.tsx';
import { Page } from '../../shell/page.tsx';
import { SettingBand } from '../../shell/setting-band.tsx';
import { EventDrawer } from '../record/event-drawer.tsx';
import { AssessScreen } from './assess-screen.tsx';
import styles from './assess.module.css';

/** The case of one team, opened by course staff: the same journal, signature and link as an officer's, so it works offline. */
export function AssessShell() {
  const { say } = useLanguage().phrases;
  return (
    <ForRecorder title={say('case.cannot-open')}>{(account) => <TeamCase account={account} />}</ForRecorder>
  );
}

function TeamCase({ account }: { readonly account: Account }) {
  const { say } = useLanguage().phrases;
  const { exercise, stream } = useParams({ from: '/shell/assess/$exercise/$stream' });
  const { event, verdict } = useSearch({ from: '/shell/assess/$exercise/$stream' });
  const navigate = useNavigate();
  const { data, error } = useQuery(caseQuery(useQueryClient(), exercise, account, stream));
  if (error !== null) return <CannotOpen title={say('case.cannot-open')} problem={error} />;
  if (data === undefined) return <Page>{<Progress label={say('case.opening')} />}</Page>;
  return (
    <OpenCaseContext value={data}>
      <SettingBand />
      <div className={styles['case']}>
        <AssessScreen />
        {(event !== undefined || verdict !== undefined) && (
          <EventDrawer
            event={event}
            verdict={verdict}
            onClose={() =>
              void navigate({
                to: '.',
                search: (before: Record<string, unknown>) => ({
                  ...before,
                  event: undefined,
                  verdict: undefined,
                }),
                replace: true,
              })
            }
          />
        )}
      </div>
    </OpenCaseContext>
  );
}
