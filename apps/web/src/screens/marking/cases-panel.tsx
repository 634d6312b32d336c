import { Link, useParams } from '@tanstack/react-router';
import type { CaseSummary } from '@tracecraft/protocol';
import { useCourse } from '../../case/open-course.ts';
import { buttonClass, Empty, Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { useRunTitle } from '../runs/use-run-title.ts';

/** Every case of the runs, marked or not: its replay, and the mock court about it. */
export function CasesPanel({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { say } = useLanguage().phrases;
  return (
    <Panel title={say('marking.cases')} aside={<span className="label">{cases.length}</span>} flush>
      {cases.length === 0 && <Empty>{say('marking.no-cases')}</Empty>}
      <ul className={parts['lines']}>
        {cases.map((one) => (
          <li key={one.stream}>
            <CaseLine one={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CaseLine({ one }: { readonly one: CaseSummary }) {
  const { say } = useLanguage().phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const { state } = useCourse();
  const run = state.runs.get(one.run ?? '');
  return (
    <>
      <span className={parts['what']}>
        <b>{one.team}</b> {one.handedIn && <Tag tone="ok">{say('marking.handed-in')}</Tag>}
        {run !== undefined && (
          <small>
            <RunTitle run={run} />
          </small>
        )}
      </span>
      <span className={parts['row']}>
        <Link
          to="/course/$course/court/$stream"
          params={{ course, stream: one.stream }}
          className={buttonClass({ small: true })}
        >
          {say('marking.court')}
        </Link>
        <Link
          to="/course/$course/replay/$run"
          params={{ course, run: one.run ?? '' }}
          search={{ team: one.stream }}
          className={buttonClass({ small: true })}
        >
          {say('marking.replay')}
        </Link>
      </span>
    </>
  );
}

function RunTitle({ run }: { readonly run: Parameters<typeof useRunTitle>[0] }) {
  return <>{useRunTitle(run)}</>;
}
