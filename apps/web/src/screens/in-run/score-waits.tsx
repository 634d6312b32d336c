import { Notice } from '../../design/index.ts';
import { CoursePhrases, useSay } from '../../language/index.ts';

/** Before the release nobody in a team sees a score. */
export function ScoreWaits() {
  return (
    <CoursePhrases>
      <Words />
    </CoursePhrases>
  );
}

function Words() {
  const say = useSay();
  return (
    <Notice live>
      <p>{say('run.score.waits')}</p>
    </Notice>
  );
}
