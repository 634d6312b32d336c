import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './activities.module.css';
import type { Answering } from './use-activity-answers.ts';

/** Signs the answers; until the run closes they can be signed anew, and the newest stands. */
export function SendAnswers({ answering, open }: { readonly answering: Answering; readonly open: boolean }) {
  const say = useSay();
  return (
    <div className={styles['send']}>
      <Button
        look="primary"
        disabled={!open || !answering.unsent || answering.answers.size === 0}
        onClick={() => void answering.send()}
      >
        {say('run.activity.send', { count: answering.answers.size })}
      </Button>
      {answering.answers.size > 0 && (
        <p className="label">{say(answering.unsent ? 'run.activity.kept' : 'run.activity.newest')}</p>
      )}
    </div>
  );
}
