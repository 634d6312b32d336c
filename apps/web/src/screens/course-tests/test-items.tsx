import { testName, type TestBank, type TestPaper } from '@tracecraft/course';
import { useEffect } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Notice, Panel, Progress } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import styles from './course-tests.module.css';
import { useTestDraft, type TestDraft } from './test-draft.ts';

/** One item a screen: a thumb or the keys 1–9 choose, Enter and the arrows go on and back. */
export function TestItems({
  bank,
  paper,
  pass,
}: {
  readonly bank: TestBank;
  readonly paper: TestPaper;
  readonly pass: 'before' | 'after';
}) {
  const say = useSay();
  const { stream, account } = useCourse();
  const { act, outcome } = useCourseAct();
  const name = testName(bank);
  const [draft, put] = useTestDraft(`test:${stream}:${account.id}:${name}:${pass}`);
  if (draft === null) return <Progress label={say('office.test.loading')} />;
  const { items } = paper;
  const open = items.filter(({ id }) => draft.answers[id] === undefined);
  const handIn = async (): Promise<void> => {
    const answers = items.flatMap(({ id }) =>
      draft.answers[id] === undefined ? [] : [`${id}=${draft.answers[id]}`],
    );
    await act('test.answered', { test: name, pass, answers });
  };
  return (
    <>
      <Progress
        label={say('office.test.far', { answered: items.length - open.length, of: items.length })}
        value={items.length - open.length}
        max={items.length}
      />
      {draft.at < items.length ? (
        <Item paper={paper} draft={draft} onDraft={put} />
      ) : (
        <Panel title={say(`office.test.review-${pass}`)}>
          {open.length > 0 && (
            <Notice tone="risk">
              <p>{say('office.test.open', { count: open.length })}</p>
            </Notice>
          )}
          <p>{say('office.test.once')}</p>
          <div className={parts['row']}>
            {items.map(({ id }, i) => (
              <Button
                key={id}
                look={draft.answers[id] === undefined ? 'danger' : 'plain'}
                onClick={() => put({ ...draft, at: i })}
              >
                {say(draft.answers[id] === undefined ? 'office.test.to-open' : 'office.test.to-item', {
                  number: i + 1,
                })}
              </Button>
            ))}
          </div>
          <Said outcome={outcome} />
          <Button look="primary" wide disabled={open.length === items.length} onClick={() => void handIn()}>
            {say('office.test.hand-in')}
          </Button>
        </Panel>
      )}
    </>
  );
}

function Item({
  paper: { items },
  draft,
  onDraft,
}: {
  readonly paper: TestPaper;
  readonly draft: TestDraft;
  readonly onDraft: (draft: TestDraft) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const item = items[draft.at];
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (item === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      const choice = /^[1-9]$/.test(event.key) ? item.choices[Number(event.key) - 1] : undefined;
      if (choice !== undefined) onDraft({ ...draft, answers: { ...draft.answers, [item.id]: choice.id } });
      else if (event.key === 'ArrowRight') onDraft({ ...draft, at: draft.at + 1 });
      else if (event.key === 'ArrowLeft') onDraft({ ...draft, at: Math.max(0, draft.at - 1) });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [item, draft, onDraft]);
  if (item === undefined) return null;
  return (
    <form
      className={styles['item']}
      onSubmit={(event) => {
        event.preventDefault();
        onDraft({ ...draft, at: draft.at + 1 });
      }}
    >
      <fieldset className={styles['choices']}>
        <legend>
          <span className="label">{say('office.test.item', { number: draft.at + 1, of: items.length })}</span>
          <span className={styles['text']}>{localised(item.text)}</span>
        </legend>
        {item.choices.map((choice, i) => (
          <label key={choice.id} className={styles['choice']}>
            <input
              type="radio"
              name={item.id}
              checked={draft.answers[item.id] === choice.id}
              onChange={() => onDraft({ ...draft, answers: { ...draft.answers, [item.id]: choice.id } })}
            />
            <kbd aria-hidden>{i + 1}</kbd>
            <span>{localised(choice.text)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles['steps']}>
        <Button disabled={draft.at === 0} onClick={() => onDraft({ ...draft, at: draft.at - 1 })}>
          {say('office.test.back')}
        </Button>
        <Button look="primary" type="submit">
          {say(draft.at + 1 === items.length ? 'office.test.to-review' : 'office.test.next')}
        </Button>
      </div>
    </form>
  );
}
