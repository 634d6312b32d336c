import type { ExerciseBrief, Question } from '@tracecraft/course';
import { IconBookmark, IconMessage2Search } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import type { Place } from '../../adapters/image-worker/messages.ts';
import { Button, Facts, Notice, SelectField, TextArea, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { offsetText } from './hex-view.tsx';
import type { Kept } from './kept.ts';
import type { Pointed } from './locus-of-view.ts';
import { countText } from './size-text.ts';
import styles from './lab.module.css';
import viewStyles from './view.module.css';

/** What is pointed at, and what can be made of it: a bookmark, or with a sentence a finding. */
export function SelectionPanel({
  pointed,
  whole,
  worker,
  brief,
  onKeep,
}: {
  readonly pointed: Pointed;
  /** Nothing is selected: the whole subject is meant. */
  readonly whole: boolean;
  readonly worker: ImageWorker;
  readonly brief: ExerciseBrief | null;
  readonly onKeep: (draft: Omit<Kept, 'id'>) => Promise<boolean>;
}) {
  const { phrases, code } = useLanguage();
  const { locus, cut } = pointed;
  const place = usePlace(worker, locus.offset);
  return (
    <aside className={viewStyles['selection']} aria-label={phrases.say('lab.selection.label')}>
      <h3>{phrases.say(whole ? 'lab.selection.whole' : 'lab.selection.bytes')}</h3>
      <Facts
        rows={[
          [
            phrases.say('lab.selection.offset'),
            locus.offset === null ? '—' : `${countText(locus.offset, code)} (0x${offsetText(locus.offset)})`,
          ],
          [
            phrases.say('lab.selection.sector'),
            locus.offset === null ? '—' : countText(Math.floor(locus.offset / 512), code),
          ],
          [
            phrases.say('lab.selection.length'),
            locus.length === null
              ? '—'
              : phrases.say('lab.bytes-text', { count: locus.length, shown: countText(locus.length, code) }),
          ],
          [
            phrases.say('lab.selection.place'),
            <span key="place" className={styles['evidence']}>
              {place === null
                ? '—'
                : phrases.say(`lab.hit.${place.kind}${place.deleted ? '-deleted' : ''}`, {
                    path: place.path ?? '',
                  })}
            </span>,
          ],
        ]}
      />
      {cut && (
        <Notice tone="risk">
          <p>{phrases.say('lab.selection.cut')}</p>
        </Notice>
      )}
      <KeepForm pointed={pointed} brief={brief} onKeep={onKeep} />
    </aside>
  );
}

function KeepForm({
  pointed,
  brief,
  onKeep,
}: {
  readonly pointed: Pointed;
  readonly brief: ExerciseBrief | null;
  readonly onKeep: (draft: Omit<Kept, 'id'>) => Promise<boolean>;
}) {
  const { phrases, localised } = useLanguage();
  const [sentence, setSentence] = useState('');
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState('');
  const asked = brief?.questions.find(({ id }) => id === question) ?? null;
  const nothing = pointed.locus.length === null || pointed.locus.length === 0;
  const keep = async (kind: Kept['kind']): Promise<void> => {
    const kept = await onKeep({
      kind,
      text: sentence.trim(),
      question: kind === 'finding' ? (asked?.id ?? null) : null,
      answer: kind === 'finding' && answer.trim() !== '' ? answer.trim() : null,
      locus: pointed.locus,
    });
    if (!kept) return;
    setSentence('');
    setAnswer('');
    setQuestion('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (sentence.trim() !== '') void keep('finding');
  };
  return (
    <form className={viewStyles['keep']} onSubmit={submit}>
      <TextArea
        label={phrases.say('lab.keep.sentence')}
        hint={phrases.say('lab.keep.hint')}
        value={sentence}
        onChange={(event) => setSentence(event.currentTarget.value)}
        rows={3}
      />
      {brief !== null && brief.questions.length > 0 && (
        <SelectField
          label={phrases.say('lab.keep.question')}
          optional={phrases.say('lab.optional')}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        >
          <option value="">{phrases.say('lab.keep.no-question')}</option>
          {brief.questions.map((item) => (
            <option key={item.id} value={item.id}>
              {localised(item.text)}
            </option>
          ))}
        </SelectField>
      )}
      {asked !== null && <AnswerField question={asked} answer={answer} onAnswer={setAnswer} />}
      <div className={styles['bar']}>
        <Button
          type="submit"
          look="primary"
          icon={<IconMessage2Search size={18} aria-hidden />}
          disabled={nothing || sentence.trim() === ''}
        >
          {phrases.say('lab.keep.finding')}
        </Button>
        <Button
          icon={<IconBookmark size={18} aria-hidden />}
          disabled={nothing}
          onClick={() => void keep('bookmark')}
        >
          {phrases.say('lab.keep.bookmark')}
        </Button>
      </div>
    </form>
  );
}

function AnswerField({
  question,
  answer,
  onAnswer,
}: {
  readonly question: Question;
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
}) {
  const { phrases, localised } = useLanguage();
  const label = phrases.say('lab.keep.answer');
  if (question.answer !== 'choice')
    return (
      <TextField
        label={label}
        inputMode={question.answer === 'number' ? 'decimal' : 'text'}
        value={answer}
        onChange={(event) => onAnswer(event.currentTarget.value)}
      />
    );
  return (
    <SelectField label={label} value={answer} onChange={(event) => onAnswer(event.currentTarget.value)}>
      <option value="">{phrases.say('lab.keep.choose')}</option>
      {(question.choices ?? []).map(({ id, text }) => (
        <option key={id} value={id}>
          {localised(text)}
        </option>
      ))}
    </SelectField>
  );
}

/** Where a byte lies, asked of the engine a moment after the selection rests. */
function usePlace(worker: ImageWorker, offset: number | null): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    setPlace(null);
    if (offset === null) return;
    let current = true;
    const later = setTimeout(() => {
      worker.ask('place', { offset }).then(
        (found) => current && setPlace(found),
        () => undefined,
      );
    }, 150);
    return () => {
      current = false;
      clearTimeout(later);
    };
  }, [worker, offset]);
  return place;
}
