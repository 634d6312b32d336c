import { rubricName, type Mark, type Rubric } from '@tracecraft/course';
import type { EventId } from '@tracecraft/record';
import { useEffect, useRef, useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Notice, Panel, Tag, TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './marking.module.css';

/** What is marked: a case or a worked record, in which round, resting on which events. */
export interface Marking {
  readonly rubric: Rubric;
  /** Stream of the case, or `worked:ID`. */
  readonly about: string;
  readonly round: Mark['round'];
  /** Criteria to mark; null: all. */
  readonly criteria: readonly string[] | null;
  readonly rests: readonly EventId[];
  /** Tells that a mark was given, so that chosen events are let go. */
  readonly onMarked: () => void;
}

/** A rubric to mark by: a digit marks the criterion in front and goes to the next. Each mark is signed at once. */
export function RubricPanel(marking: Marking) {
  const { rubric, about, criteria } = marking;
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { act, outcome } = useCourseAct();
  const [front, setFront] = useState(0);
  const [note, setNote] = useState('');
  const shown = rubric.criteria.filter(({ id }) => criteria === null || criteria.includes(id));
  const own = useOwnMarks(rubric, about);
  const give = async (index: number, level: number): Promise<void> => {
    const criterion = shown[index];
    if (criterion === undefined || level >= criterion.levels.length) return;
    const event = await act('mark.given', {
      case: about,
      rubric: rubricName(rubric),
      criterion: criterion.id,
      level,
      round: marking.round,
      events: marking.rests.length === 0 ? undefined : marking.rests,
      note: note.trim() === '' ? undefined : note.trim(),
    });
    if (event === null) return;
    setNote('');
    marking.onMarked();
    setFront(Math.min(index + 1, shown.length - 1));
  };
  useDigits((level) => void give(front, level));
  return (
    <Panel title={localised(rubric.title)} aside={<Tag>{rubricName(rubric)}</Tag>}>
      <p>{localised(rubric.summary)}</p>
      <p className="label">{say('marking.keys')}</p>
      {outcome !== null && (
        <Notice tone={outcome.tone} live>
          <p>{outcome.text}</p>
        </Notice>
      )}
      <ol className={styles['criteria']}>
        {shown.map((criterion, index) => (
          <li key={criterion.id} data-front={index === front}>
            <fieldset>
              <legend>
                {localised(criterion.title)}{' '}
                {own.has(criterion.id) && <Tag tone="ok">{say('marking.given')}</Tag>}
              </legend>
              {criterion.levels.map((level, value) => (
                // oxlint-disable-next-line react/no-array-index-key -- levels are their numbers
                <label key={value} className={styles['level']}>
                  <input
                    type="radio"
                    name={`${rubric.id}.${criterion.id}`}
                    checked={own.get(criterion.id)?.level === value}
                    onFocus={() => setFront(index)}
                    onChange={() => void give(index, value)}
                  />
                  <span>
                    <b>{value}</b> {localised(level)}
                  </span>
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
      <TextArea
        label={say('marking.note')}
        hint={say('marking.note-hint', { count: marking.rests.length })}
        optional={say('marking.optional')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
    </Panel>
  );
}

/** The reader's own newest mark of each criterion. */
function useOwnMarks(rubric: Rubric, about: string): ReadonlyMap<string, Mark> {
  const { state, account } = useCourse();
  return new Map(
    state.marks
      .filter((mark) => mark.by === account.id && mark.case === about && mark.rubric === rubricName(rubric))
      .map((mark) => [mark.criterion, mark]),
  );
}

/** Digits typed anywhere on the screen but in a text field. */
function useDigits(onDigit: (digit: number) => void): void {
  const latest = useRef(onDigit);
  useEffect(() => {
    latest.current = onDigit;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('textarea, input[type=text], select');
      if (typing !== null && typing !== false) return;
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9]$/.test(event.key)) return;
      event.preventDefault();
      latest.current(Number(event.key));
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
