import {
  exhibits as exhibitsOf,
  images as imagesOf,
  persons as personsOf,
  type ExhibitView,
} from '@tracecraft/workbench';
import { useMemo, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { Button, Notice, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import type { About } from './about.ts';
import { ActPanel } from './act-panel.tsx';
import { ChosenHead } from './chosen-head.tsx';
import { ExhibitTable } from './exhibit-table.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import { PersonList } from './person-list.tsx';
import { Plan } from './plan.tsx';
import { RecogniseForm } from './recognise-form.tsx';
import styles from './scene-screen.module.css';
import { usePerform } from './use-perform.ts';

/** What is chosen on the screen: a thing of the plan, or an exhibit or person by id. */
type Choice =
  | { readonly sort: 'nothing' | 'marking' }
  | { readonly sort: 'thing' | 'exhibit' | 'person'; readonly id: string };
const NOTHING: Choice = { sort: 'nothing' };

/** The scene: plan with markers, exhibits and persons beside it, and the acts about whatever is chosen. */
export function SceneScreen() {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const { events, verdicts } = useShownRecord();
  const exhibits = useMemo(() => exhibitsOf(events), [events]);
  const persons = useMemo(() => personsOf(events), [events]);
  const [choice, setChoice] = useState<Choice>(NOTHING);
  const { perform, outcome, clear } = usePerform();
  const about = useAbout(choice);
  const thingId =
    choice.sort === 'thing' ? choice.id : about.type === 'exhibit' ? about.exhibit.sceneObject : null;
  const thing = exercise.scene?.things.find(({ id }) => id === thingId);
  const marking = about.type === 'scene' && (thing !== undefined || choice.sort === 'marking');

  function choose(next: Choice): void {
    clear();
    setChoice(next);
  }
  const chooseExhibit = (exhibit: ExhibitView): void =>
    choose(
      exhibit.sceneObject === null
        ? { sort: 'exhibit', id: exhibit.id }
        : { sort: 'thing', id: exhibit.sceneObject },
    );

  return (
    <div className={styles['scene']}>
      <h1 className="sr-only">{say('nav.scene')}</h1>
      {exercise.scene === null ? (
        <Notice>{say('scene.none')}</Notice>
      ) : (
        <div className={styles['plan']}>
          <Plan
            scene={exercise.scene}
            exhibits={exhibits}
            selected={thingId}
            onSelect={(id) => choose(id === thingId ? NOTHING : { sort: 'thing', id })}
          />
        </div>
      )}
      <section className={styles['acts']} aria-label={say('scene.acts')}>
        <ChosenHead about={about} thing={thing} onNothing={() => choose(NOTHING)} />
        <OutcomeLine outcome={outcome} idle={say('scene.idle')} />
        {marking ? (
          <RecogniseForm
            key={thing?.id ?? 'loose'}
            thing={thing ?? null}
            perform={perform}
            onDone={() => {
              if (choice.sort === 'marking') setChoice(NOTHING);
            }}
          />
        ) : (
          <ActPanel
            key={
              about.type === 'scene' ? 'scene' : about.type === 'exhibit' ? about.exhibit.id : about.person.id
            }
            about={about}
            thing={thing}
            perform={perform}
            outcome={outcome}
          />
        )}
      </section>
      <div className={styles['lists']}>
        <Panel title={say('exhibits.title')} flush aside={<span className="label">{exhibits.length}</span>}>
          <ExhibitTable
            exhibits={exhibits}
            verdicts={verdicts}
            selected={about.type === 'exhibit' ? about.exhibit.id : null}
            onSelect={chooseExhibit}
          />
          <Button look="quiet" onClick={() => choose({ sort: 'marking' })}>
            {say('scene.recognise')}
          </Button>
        </Panel>
        <Panel title={say('persons.title')} flush aside={<span className="label">{persons.length}</span>}>
          <PersonList
            persons={persons}
            selected={about.type === 'person' ? about.person.id : null}
            onSelect={({ id }) => choose({ sort: 'person', id })}
          />
        </Panel>
      </div>
    </div>
  );
}

/** The exhibit or person chosen; the scene as a whole where neither is. */
function useAbout(choice: Choice): About {
  const { events } = useShownRecord();
  return useMemo(() => {
    if (choice.sort === 'person') {
      const person = personsOf(events).find(({ id }) => id === choice.id);
      return person === undefined ? { type: 'scene' } : { type: 'person', person };
    }
    if (choice.sort !== 'thing' && choice.sort !== 'exhibit') return { type: 'scene' };
    const exhibit = exhibitsOf(events).find(({ id, sceneObject }) =>
      choice.sort === 'thing' ? sceneObject === choice.id : id === choice.id,
    );
    if (exhibit === undefined) return { type: 'scene' };
    return {
      type: 'exhibit',
      exhibit,
      images: imagesOf(events).filter(({ device }) => device === exhibit.id),
    };
  }, [events, choice]);
}
