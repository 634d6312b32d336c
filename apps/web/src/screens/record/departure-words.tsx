import type { CheckVerdict } from '@tracecraft/practice';
import { waiverFor, waivers } from '@tracecraft/workbench';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { formatClock, useSay } from '../../language/index.ts';
import styles from './event-detail.module.css';
import { useCaseNames } from './use-case-names.ts';

interface Word {
  readonly phrase: string;
  readonly by: string;
  readonly at: number;
  readonly reason: string;
}

/** The officer's reason, the request for a waiver and its answer, in the words they were signed with. */
export function DepartureWords({ verdict }: { readonly verdict: CheckVerdict }) {
  const say = useSay();
  const { exercise } = useOpenCase();
  const names = useCaseNames();
  const words = useWords(verdict);
  if (words.length === 0) return null;
  return (
    <dl className={styles['words']}>
      {words.map(({ phrase, by, at, reason }) => (
        <div key={phrase}>
          <dt>
            {say(phrase, {
              officer: names.officer(by),
              time: formatClock(at, exercise.place.zone, false),
            })}
          </dt>
          <dd>{reason}</dd>
        </div>
      ))}
    </dl>
  );
}

function useWords(verdict: CheckVerdict): readonly Word[] {
  const { events } = useShownRecord();
  const words: Word[] = [];
  const explained = events.find(({ id }) => id === verdict.explained);
  if (explained !== undefined) {
    const { performer, claimed, fields } = explained.body;
    const phrase = fields['after-advice'] === true ? 'words.explained-after' : 'words.explained';
    words.push({ phrase, by: performer, at: claimed.start, reason: String(fields['reason'] ?? '') });
  }
  const waiver = waiverFor(verdict, waivers(events));
  if (waiver !== null) words.push({ phrase: 'words.asked', ...waiver.asked });
  if (waiver !== null && waiver.granted !== null) words.push({ phrase: 'words.granted', ...waiver.granted });
  return words;
}
