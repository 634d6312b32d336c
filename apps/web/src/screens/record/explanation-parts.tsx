import type { Explanation, ExplanationPart } from '@tracecraft/practice';
import { Link } from '@tanstack/react-router';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { formatClock, useLanguage } from '../../language/index.ts';
import styles from './event-detail.module.css';
import { eventTitle } from './event-words.ts';
import { useCaseNames } from './use-case-names.ts';

/** Said by the tags and words above, or by the grounds below. */
const ELSEWHERE: readonly ExplanationPart['role'][] = [
  'headline',
  'basis',
  'explained',
  'waived',
  'revised',
  'why',
  'risk',
];

/** The sentences of an explanation; each event one speaks of is a link into the record. */
export function ExplanationParts({ explanation }: { readonly explanation: Explanation }) {
  const told = explanation.parts.filter(({ role }) => !ELSEWHERE.includes(role));
  return (
    <ul className={styles['parts']}>
      {told.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no id and never reorder
        <li key={index}>
          <Part part={part} />
        </li>
      ))}
    </ul>
  );
}

function Part({ part }: { readonly part: ExplanationPart }) {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const { events } = useShownRecord();
  const names = useCaseNames();
  const { officer } = part.params;
  const params =
    typeof officer === 'string' ? { ...part.params, officer: names.officer(officer) } : part.params;
  return (
    <>
      {say(part.phrase, params)}
      {events
        .filter(({ id }) => part.events.includes(id))
        .map((event) => (
          <Link
            key={event.id}
            to="."
            search={(before: Record<string, unknown>) => ({
              ...before,
              verdict: undefined,
              event: event.id,
            })}
          >
            {eventTitle(say, event, names)}{' '}
            {formatClock(event.body.claimed.start, exercise.place.zone, false)}
          </Link>
        ))}
    </>
  );
}
