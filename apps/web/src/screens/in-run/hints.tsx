import { useQuery } from '@tanstack/react-query';
import type { HintOffer } from '@tracecraft/course';
import type { CaseEvent } from '@tracecraft/record';
import { stateAct, textOf } from '@tracecraft/workbench';
import { useState, useSyncExternalStore } from 'react';
import { useRunState } from '../../case/case-run.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, Notice } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import { usePerform } from '../scene/use-perform.ts';
import styles from './in-run.module.css';

/** Hints on offer: what each is about and what it costs, before it is taken. */
export function Hints() {
  const { say } = useLanguage().phrases;
  const { exercise, session } = useOpenCase();
  const { events } = useRecord(session);
  const run = useRunState();
  const ended = run?.state === 'closed' || events.some(({ header }) => header.kind === 'case.handed-in');
  const hints = exercise.hints ?? [];
  const shown = ended ? hints.filter(({ id }) => isTaken(events, id)) : hints;
  if (shown.length === 0) return null;
  return (
    <details key={ended ? 'ended' : 'open'} className={styles['hints']}>
      <summary>{say(ended ? 'run.hints.taken' : 'run.hints', { count: shown.length })}</summary>
      <ul>
        {shown.map((hint) => (
          <li key={hint.id}>
            <HintRow hint={hint} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function HintRow({ hint }: { readonly hint: HintOffer }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { session, exercise } = useOpenCase();
  const { events } = useRecord(session);
  const { perform, outcome } = usePerform();
  const run = useRunState();
  const [asked, setAsked] = useState(false);
  const taken = isTaken(events, hint.id);
  const joined = events.some(({ header }) => header.kind === 'officer.joined');
  const about = aboutText(hint.about, exercise, localised, (group) => say(`run.author.about.${group}`));
  const points = hint.price / 100;
  return (
    <div className={styles['hint']}>
      <p>
        <b>{about}</b> <span className="label">{say('run.hint.price', { points })}</span>
      </p>
      {taken ? (
        <HintText id={hint.id} />
      ) : asked ? (
        <div className={styles['ask']}>
          <p>{say('run.hint.sure', { points })}</p>
          <Button
            onClick={() =>
              void perform(stateAct('hint.taken', { fields: { hint: hint.id, price: hint.price } })).then(
                (event) => event === null && setAsked(false),
              )
            }
          >
            {say('run.hint.take', { points })}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {say('run.hint.not')}
          </Button>
        </div>
      ) : (
        <Button small disabled={!joined || run?.state === 'planned'} onClick={() => setAsked(true)}>
          {say('run.hint.ask')}
        </Button>
      )}
      {outcome?.tone === 'departure' && <Notice tone="departure">{outcome.text}</Notice>}
    </div>
  );
}

function isTaken(events: readonly CaseEvent[], hint: string): boolean {
  return events.some((event) => event.header.kind === 'hint.taken' && textOf(event, 'hint') === hint);
}

/** The text of a taken hint: the server gives it once the record there says so, and this device keeps it. */
function HintText({ id }: { readonly id: string }) {
  const { phrases, localised } = useLanguage();
  const { run, summary, link } = useOpenCase();
  const unsent = useSyncExternalStore(
    (listener) => link.subscribe(listener),
    () => link.state().unsent,
  );
  const text = useQuery({
    queryKey: ['hint', summary.stream, id],
    queryFn: () => run?.hintText(id) ?? Promise.reject(new RangeError(id)),
    // The server gives it once the act is there.
    enabled: run !== null && unsent === 0,
    networkMode: 'always',
    retry: 20,
    retryDelay: 1_000,
    staleTime: Infinity,
  });
  if (text.data !== undefined) return <p className={styles['text']}>{localised(text.data)}</p>;
  return (
    <p className="label">
      {text.error === null ? phrases.say('run.hint.coming') : problemText(phrases.say, text.error)}
    </p>
  );
}

function aboutText(
  about: string,
  exercise: ReturnType<typeof useOpenCase>['exercise'],
  localised: ReturnType<typeof useLanguage>['localised'],
  group: (id: string) => string,
): string {
  const question = exercise.questions.find(({ id }) => id === about);
  if (question !== undefined) return localised(question.text);
  const name = about.replace(/^(image|source):/, '');
  const thing =
    exercise.scene?.things.find(({ id }) => id === name) ?? exercise.evidence.find(({ id }) => id === name);
  return thing === undefined ? group(about) : localised(thing.title);
}
