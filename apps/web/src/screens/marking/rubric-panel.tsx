import { rubricName, type Criterion, type Mark, type Rubric } from '@tracecraft/course';
import type { EventId } from '@tracecraft/record';
import { useEffect, useRef, useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Notice, Panel, Tag, TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './marking.module.css';
import { useDigits } from './use-digits.ts';

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
  // What is asked for when the screen opens stays there: a criterion does not vanish under the hand that marked it.
  const [asked] = useState(criteria);
  const shown = rubric.criteria.filter(({ id }) => asked === null || asked.includes(id));
  const own = useOwnMarks(rubric, about);
  const { front, note, setNote, give, outcome } = useGiving(marking, shown, own);
  const left = shown.filter(({ id }) => !own.has(id)).length;
  return (
    <Panel title={localised(rubric.title)} aside={<Tag>{rubricName(rubric)}</Tag>}>
      <p>{localised(rubric.summary)}</p>
      <p className="label">{say('marking.keys')}</p>
      {outcome !== null && (
        <Notice tone={outcome.tone} live>
          <p>{outcome.text}</p>
        </Notice>
      )}
      <TextArea
        label={say('marking.note')}
        hint={say('marking.note-hint', { count: marking.rests.length })}
        optional={say('marking.optional')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.target.value)}
      />
      <ol className={styles['criteria']}>
        {shown.map((criterion, index) => (
          <CriterionItem
            key={criterion.id}
            criterion={criterion}
            level={own.get(criterion.id)?.level ?? null}
            inFront={index === front}
            onGive={(level) => give(index, level)}
          />
        ))}
      </ol>
      <output className="label">
        {left === 0 ? say('marking.all-given') : say('marking.left', { count: left })}
      </output>
    </Panel>
  );
}

function CriterionItem({
  criterion,
  level: given,
  inFront,
  onGive,
}: {
  readonly criterion: Criterion;
  readonly level: number | null;
  readonly inFront: boolean;
  readonly onGive: (level: number) => void;
}) {
  const { phrases, localised } = useLanguage();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (inFront) item.current?.scrollIntoView({ block: 'nearest' });
  }, [inFront]);
  return (
    <li ref={item} data-front={inFront} aria-current={inFront ? 'step' : undefined}>
      <fieldset>
        <legend>
          {localised(criterion.title)} {given !== null && <Tag tone="ok">{phrases.say('marking.given')}</Tag>}
        </legend>
        {criterion.levels.map((level, value) => (
          <button
            // oxlint-disable-next-line react/no-array-index-key -- levels are their numbers
            key={value}
            type="button"
            className={styles['level']}
            aria-pressed={given === value}
            onClick={() => onGive(value)}
          >
            <kbd>{value}</kbd> <span>{localised(level)}</span>
          </button>
        ))}
      </fieldset>
    </li>
  );
}

/** The criterion in front, and giving marks: digits may come faster than marks are signed. */
function useGiving(marking: Marking, shown: readonly Criterion[], own: ReadonlyMap<string, Mark>) {
  const { act, outcome } = useCourseAct();
  const [note, setNote] = useState('');
  const [front, setFront] = useState(() => firstOpen(shown, own));
  const place = useRef(front);
  const move = (to: number): void => {
    place.current = to;
    setFront(to);
  };
  const give = (index: number, level: number): void => {
    const criterion = shown[index];
    if (criterion === undefined || level >= criterion.levels.length) return;
    move(index + 1);
    setNote('');
    marking.onMarked();
    void act('mark.given', { ...fieldsOf(marking, note), criterion: criterion.id, level }).then((event) => {
      if (event !== null) return;
      move(index);
      setNote(note);
    });
  };
  useDigits((level) => give(place.current, level));
  return { front, note, setNote, give, outcome };
}

function fieldsOf({ rubric, about, round, rests }: Marking, note: string) {
  return {
    case: about,
    rubric: rubricName(rubric),
    round,
    events: rests.length === 0 ? undefined : rests,
    note: note.trim() === '' ? undefined : note.trim(),
  };
}

function firstOpen(shown: readonly Criterion[], own: ReadonlyMap<string, Mark>): number {
  const open = shown.findIndex(({ id }) => !own.has(id));
  return open < 0 ? shown.length : open;
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
