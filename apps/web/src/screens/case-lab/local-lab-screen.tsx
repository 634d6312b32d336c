import { LaterPhrases } from '../../language/index.ts';
import { LabScreen } from '../lab/lab-screen.tsx';

/** The lab for an image of one's own: no account, no case, no network, nothing recorded. */
export function LocalLabScreen() {
  return (
    <LaterPhrases>
      <LabScreen session={null} exercise={null} image={null} departures={null} />
    </LaterPhrases>
  );
}
