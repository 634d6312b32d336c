import { useOpenCase } from '../../case/open-case-context.ts';
import { LaterPhrases } from '../../language/index.ts';
import { LabScreen } from '../lab/lab-screen.tsx';

/** The lab inside a case: its steps become events of the record. */
export function CaseLabScreen() {
  const { session, exercise } = useOpenCase();
  return (
    <LaterPhrases>
      <LabScreen session={session} exercise={exercise} image={null} />
    </LaterPhrases>
  );
}
