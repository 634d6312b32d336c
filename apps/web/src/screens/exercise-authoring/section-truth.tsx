import { useQuery } from '@tanstack/react-query';
import type { ExpectedDuty, Truth } from '@tracecraft/course';
import { vocabulary } from '@tracecraft/record';
import { libraryQuery } from '../../case/practice-library.ts';
import { Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { choiceText } from '../record/event-words.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { ItemList, LinesField, NumberField, WordsField } from './draft-fields.tsx';
import { subjectsOf } from './subjects.ts';

const EXHIBIT_KINDS =
  vocabulary.find((entry) => entry.kind === 'exhibit.recognised')?.fields['kind']?.choices ?? [];

/** What really happened, what should be recognised, and the acts the score expects. Never sent to a team before its debrief. */
export function TruthSection() {
  const { phrases } = useLanguage();
  const { say } = phrases;
  const { draft, setTruth } = useDraftAtWork();
  return (
    <>
      <Panel title={say('run.author.section.truth')}>
        <WordsField
          long
          label={say('run.author.truth.story')}
          hint={say('run.author.truth.story.hint')}
          value={draft.truth.story}
          onChange={(story) => setTruth({ story })}
        />
      </Panel>
      <Panel title={say('run.author.truth.exhibits')}>
        <ExpectedExhibits />
      </Panel>
      <Panel title={say('run.author.truth.duties')}>
        <ExpectedDuties />
      </Panel>
    </>
  );
}

function ExpectedExhibits() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setTruth } = useDraftAtWork();
  const { exhibits } = draft.truth;
  const things = draft.exercise.scene?.things.filter((thing) => thing.fixture !== true) ?? [];
  const free = things.find((thing) => exhibits.every((one) => one.thing !== thing.id));
  const titleOf = (id: string): string => {
    const thing = things.find((one) => one.id === id);
    return thing === undefined ? id : localised(thing.title);
  };
  return (
    <ItemList
      items={exhibits}
      titleOf={({ thing }) => titleOf(thing)}
      onChange={(changed) => setTruth({ exhibits: changed })}
      make={
        free === undefined ? null : () => ({ thing: free.id, kind: EXHIBIT_KINDS[0] ?? 'other', points: 2 })
      }
      addLabel={say('run.author.truth.add-exhibit')}
      emptyText={say('run.author.truth.no-exhibit')}
    >
      {(exhibit: Truth['exhibits'][number], set) => (
        <div className={styles['row']}>
          <SelectField
            label={say('run.author.truth.thing')}
            value={exhibit.thing}
            onChange={(event) => set({ ...exhibit, thing: event.target.value })}
          >
            {things.every(({ id }) => id !== exhibit.thing) && <option>{exhibit.thing}</option>}
            {things.map((thing) => (
              <option key={thing.id} value={thing.id}>
                {localised(thing.title)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={say('run.author.truth.kind')}
            value={exhibit.kind}
            onChange={(event) => set({ ...exhibit, kind: event.target.value })}
          >
            {EXHIBIT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {choiceText(say, kind)}
              </option>
            ))}
          </SelectField>
          <NumberField
            label={say('run.author.points')}
            least={1}
            value={exhibit.points}
            onChange={(points) => set({ ...exhibit, points })}
          />
        </div>
      )}
    </ItemList>
  );
}

function ExpectedDuties() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setTruth } = useDraftAtWork();
  const library = useQuery(libraryQuery).data;
  const { duties } = draft.truth;
  const inForce = library?.profile(draft.exercise.practices.ids) ?? [];
  const first = inForce[0];
  const title = (id: string): string => {
    const found = library?.practice(id);
    return found === undefined ? id : localised(found.title);
  };
  return (
    <ItemList
      items={duties}
      titleOf={({ practice, about }) => `${title(practice)} · ${about}`}
      onChange={(changed) => setTruth({ duties: changed })}
      make={
        first === undefined
          ? null
          : () => ({ practice: first.id, step: first.steps[0]?.id ?? first.id, about: 'scene', points: 2 })
      }
      addLabel={say('run.author.truth.add-duty')}
      emptyText={say(first === undefined ? 'run.author.truth.no-practice' : 'run.author.truth.no-duty')}
    >
      {(duty: ExpectedDuty, set) => {
        const steps = library?.practice(duty.practice)?.steps ?? [];
        const { guard, ...bare } = duty;
        return (
          <>
            <div className={styles['row']}>
              <SelectField
                label={say('run.author.truth.practice')}
                value={duty.practice}
                onChange={(event) =>
                  set({
                    ...duty,
                    practice: event.target.value,
                    step: library?.practice(event.target.value)?.steps[0]?.id ?? event.target.value,
                  })
                }
              >
                {inForce.every(({ id }) => id !== duty.practice) && (
                  <option value={duty.practice}>{title(duty.practice)}</option>
                )}
                {inForce.map((practice) => (
                  <option key={practice.id} value={practice.id}>
                    {localised(practice.title)}
                  </option>
                ))}
              </SelectField>
              <SelectField
                label={say('run.author.truth.step')}
                value={duty.step}
                onChange={(event) => set({ ...duty, step: event.target.value })}
              >
                {steps.every(({ id }) => id !== duty.step) && <option>{duty.step}</option>}
                {steps.map(({ id }) => (
                  <option key={id}>{id}</option>
                ))}
              </SelectField>
              <SelectField
                label={say('run.author.truth.about')}
                value={duty.about}
                onChange={(event) => set({ ...duty, about: event.target.value })}
              >
                {subjectsOf(draft.exercise).map(({ id, text }) => (
                  <option key={id} value={id}>
                    {text === null ? say(`run.author.about.${id}`) : localised(text)}
                    {id.startsWith('image:') ? ` (${say('run.author.about.image')})` : ''}
                  </option>
                ))}
              </SelectField>
              <NumberField
                label={say('run.author.points')}
                least={1}
                value={duty.points}
                onChange={(points) => set({ ...duty, points })}
              />
            </div>
            <LinesField
              label={say('run.author.truth.guard')}
              hint={say('run.author.truth.guard.hint')}
              value={guard ?? []}
              onChange={(verbs) => set({ ...bare, ...(verbs.length === 0 ? {} : { guard: verbs }) })}
            />
          </>
        );
      }}
    </ItemList>
  );
}
