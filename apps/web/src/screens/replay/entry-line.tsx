import type { ReplayEntry } from '@tracecraft/course';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Tag } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import { eventTitle, isPlumbing } from '../record/event-words.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './replay.module.css';

/** One moment in words that blame nobody. `onChoose`: an act that can be asked about; null for everything else. */
export function EntryLine({
  entry,
  now,
  onChoose,
}: {
  readonly entry: ReplayEntry;
  /** It has happened at the place one looks at. */
  readonly now: boolean;
  readonly onChoose: (() => void) | null;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { session, practices } = useOpenCase();
  const { events } = useRecord(session);
  const names = useCaseNames();
  const event = entry.withheld ? undefined : events.find(({ id }) => id === entry.event);
  const practice = practices.practice(String(entry.says.params['practice'] ?? ''));
  const words = say(entry.says.phrase, {
    ...entry.says.params,
    ...(practice !== undefined && { practice: localised(practice.title) }),
  });
  const told = event !== undefined && entry.kind !== 'turn' ? eventTitle(say, event, names) : words;
  return (
    <li data-now={now} data-kind={entry.kind}>
      {entry.turn === null ? <span aria-hidden /> : <VerdictMark state={entry.turn.to} size={18} />}
      <span className={styles['words']}>
        <span className="label">{formatDuration(Math.max(0, entry.at))}</span> {told}{' '}
        {entry.late && <Tag tone="risk">{say('record.late')}</Tag>}
        {entry.withheld && <Tag>{say('replay.withheld')}</Tag>}
      </span>
      {onChoose !== null && event !== undefined && !isPlumbing(event.header.kind) && (
        <button type="button" className={styles['jump']} onClick={onChoose}>
          {say('replay.what-if')}
        </button>
      )}
    </li>
  );
}
