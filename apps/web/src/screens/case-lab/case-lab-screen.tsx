import { useOpenCase } from '../../case/open-case-context.ts';
import { LaterPhrases } from '../../language/index.ts';
import { LabScreen } from '../lab/lab-screen.tsx';
import { useOpenDepartures } from './use-open-departures.ts';

/** The lab inside a case: its steps become events of the record. */
export function CaseLabScreen() {
  return (
    <LaterPhrases>
      <InCase />
    </LaterPhrases>
  );
}

function InCase() {
  const { session, exercise } = useOpenCase();
  const departures = useOpenDepartures();
  return <LabScreen session={session} exercise={exercise} image={null} departures={departures} />;
}
