import type { ActNamed, Inject } from '@tracecraft/course';
import { kindOfVerb, vocabulary } from '@tracecraft/record';
import { Panel, SelectField, TextField } from '../../design/index.ts';
import { useLanguage, useSay, type Say } from '../../language/index.ts';
import { choiceText } from '../record/event-words.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { ItemList, NumberField, WordsField } from './draft-fields.tsx';
import { freeId } from './new-draft.ts';
import { subjectsOf } from './subjects.ts';

/** What comes in while the team works: by the clock of the run, and by what the team did. */
export function InjectsSection() {
  const say = useSay();
  const { draft, setTruth } = useDraftAtWork();
  const injects = draft.truth.injects ?? [];
  return (
    <Panel title={say('run.author.section.injects')}>
      <p>{say('run.author.injects.hint')}</p>
      <ItemList
        items={injects}
        titleOf={(inject) => `${whenSaid(say, inject)} · ${inject.message.en}`}
        onChange={(changed) => setTruth({ injects: changed })}
        make={(): Inject => ({
          id: freeId(
            '',
            injects.map(({ id }) => id),
            'inject',
          ),
          when: { minutes: 10 },
          to: 'all',
          message: { en: '' },
        })}
        addLabel={say('run.author.injects.add')}
        emptyText={say('run.author.injects.none')}
      >
        {(inject, set) => <InjectFields inject={inject} onChange={set} />}
      </ItemList>
    </Panel>
  );
}

function InjectFields({
  inject,
  onChange,
}: {
  readonly inject: Inject;
  readonly onChange: (inject: Inject) => void;
}) {
  const say = useSay();
  const { draft } = useDraftAtWork();
  const { when } = inject;
  const setWhen = (change: Inject['when'] | { readonly [K in keyof Inject['when']]: undefined }): void =>
    onChange({ ...inject, when: stated({ ...when, ...change }) });
  return (
    <>
      <WordsField
        long
        label={say('run.author.injects.message')}
        value={inject.message}
        onChange={(message) => onChange({ ...inject, message })}
      />
      <div className={styles['row']}>
        <NumberField
          label={say('run.author.injects.minutes')}
          hint={say('run.author.injects.minutes.hint')}
          value={when.minutes ?? 0}
          onChange={(minutes) => setWhen({ minutes })}
        />
        <MaybeNumber
          label={say('run.author.injects.until')}
          value={inject.until}
          onChange={(until) => onChange(stated({ ...inject, until }))}
        />
        <SelectField
          label={say('run.author.injects.to')}
          value={inject.to}
          onChange={(event) => onChange({ ...inject, to: event.target.value })}
        >
          <option value="all">{say('run.author.injects.to-all')}</option>
          {draft.exercise.duties.map((duty) => (
            <option key={duty} value={duty}>
              {choiceText(say, duty)}
            </option>
          ))}
        </SelectField>
      </div>
      <ActChoice
        label={say('run.author.injects.after')}
        value={when.after}
        onChange={(after) =>
          setWhen(stated({ ...when, after, ...(after === undefined ? { delay: undefined } : {}) }))
        }
      />
      {when.after !== undefined && (
        <NumberField
          label={say('run.author.injects.delay')}
          value={when.delay ?? 0}
          onChange={(delay) => setWhen({ delay })}
        />
      )}
      <ActChoice
        label={say('run.author.injects.unless')}
        value={when.unless}
        onChange={(unless) => setWhen(stated({ ...when, unless }))}
      />
      <TextField
        label={say('run.author.name-in-file')}
        value={inject.id}
        onChange={(event) => onChange({ ...inject, id: event.target.value })}
      />
    </>
  );
}

/** `value` without the keys that are undefined: a file has no such keys. */
function stated<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

function MaybeNumber({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}) {
  const say = useSay();
  return (
    <TextField
      label={label}
      optional={say('run.author.may-stay-empty')}
      type="number"
      min={0}
      value={value ?? ''}
      onChange={(event) =>
        onChange(event.target.value === '' ? undefined : Math.trunc(event.target.valueAsNumber))
      }
    />
  );
}

/** An act somebody may do, and the thing it is done to where that matters. */
function ActChoice({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: ActNamed | undefined;
  readonly onChange: (value: ActNamed | undefined) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft } = useDraftAtWork();
  const things = subjectsOf(draft.exercise).filter(({ text, id }) => text !== null && !id.includes(':'));
  return (
    <div className={styles['row']}>
      <SelectField
        label={label}
        value={value?.verb ?? ''}
        onChange={(event) =>
          onChange(event.target.value === '' ? undefined : { ...value, verb: event.target.value })
        }
      >
        <option value="">{say('run.author.injects.no-act')}</option>
        {actsSaid(say).map(({ verb, text }) => (
          <option key={verb} value={verb}>
            {text}
          </option>
        ))}
      </SelectField>
      {value !== undefined && (
        <SelectField
          label={say('run.author.injects.thing')}
          value={value.thing ?? ''}
          onChange={(event) =>
            onChange(
              event.target.value === ''
                ? { verb: value.verb }
                : { verb: value.verb, thing: event.target.value },
            )
          }
        >
          <option value="">{say('run.author.injects.any-thing')}</option>
          {things.map(({ id, text }) => (
            <option key={id} value={id}>
              {text === null ? id : localised(text)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

/** `minute 40 · Photographed`: what has to come together. */
function whenSaid(say: Say, { when: { minutes, after } }: Inject): string {
  const kind = after === undefined ? undefined : kindOfVerb(after.verb)?.kind;
  const clock =
    minutes === undefined || (minutes === 0 && kind !== undefined)
      ? []
      : [say('run.inject.when', { minutes })];
  return [...clock, ...(kind === undefined ? [] : [say(`event.${kind}`)])].join(' · ');
}

function actsSaid(say: Say): readonly { readonly verb: string; readonly text: string }[] {
  return vocabulary
    .flatMap(({ kind, verbs }) =>
      verbs[0] === undefined ? [] : [{ verb: verbs[0], text: say(`event.${kind}`) }],
    )
    .toSorted((a, b) => a.text.localeCompare(b.text));
}
