import { Notice } from '../../design/index.ts';
import { LaterPhrases, useSay } from '../../language/index.ts';

/** Before the release nobody in a team sees a score. */
export function ScoreWaits() {
  return (
    <LaterPhrases>
      <Words />
    </LaterPhrases>
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
