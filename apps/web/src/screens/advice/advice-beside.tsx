import type { Advice, CheckVerdict } from '@tracecraft/practice';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { useSay } from '../../language/index.ts';
import type { AskedAct } from '../scene/next-act.ts';
import type { Perform } from '../scene/use-perform.ts';
import styles from './advice-cards.module.css';
import { AdviceCards } from './advice-cards.tsx';
import { ColleagueRequests } from './colleague-requests.tsx';
import { DeparturesHere } from './departures-here.tsx';

/** What stands beside the acts: the mode of advice in words, the cards, the departures with their flags, what colleagues ask. */
export function AdviceBeside({
  advice,
  concerns,
  perform,
  onAct,
  above,
}: {
  readonly advice: readonly Advice[];
  readonly concerns: (object: CheckVerdict['object']) => boolean;
  readonly perform: Perform;
  readonly onAct: (asked: AskedAct) => void;
  readonly above: string | null;
}) {
  const say = useSay();
  const { exercise, session } = useOpenCase();
  const { events } = useRecord(session);
  const mode = exercise.adviceMode;
  const waits = mode === 'debrief' && !events.some(({ header }) => header.kind === 'case.handed-in');
  return (
    <div className={styles['beside']}>
      <p className={styles['mode']}>
        <span>{say(`advice.mode.${mode}`)}</span>
        {advice.length === 0 && <span>{say(waits ? 'advice.waits' : 'advice.none')}</span>}
      </p>
      <ColleagueRequests perform={perform} />
      <AdviceCards advice={advice} perform={perform} onAct={onAct} above={above} />
      <DeparturesHere concerns={concerns} />
    </div>
  );
}
