import { Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { SessionForm } from './session-form.tsx';

/** A session the template did not have. */
export function PlanSession() {
  const say = useSay();
  return (
    <Panel title={say('office.session.more')}>
      <details className={parts['more']}>
        <summary>{say('office.session.plan')}</summary>
        <SessionForm session={null} />
      </details>
    </Panel>
  );
}
