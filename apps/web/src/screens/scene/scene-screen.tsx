import { Link } from '@tanstack/react-router';
import type { SceneThing } from '@tracecraft/course';
import { exhibits as exhibitsOf, type ExhibitView } from '@tracecraft/workbench';
import { useMemo, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, Marker, Notice, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { ActPanel } from './act-panel.tsx';
import { exhibitActs, sceneActs } from './acts-offered.ts';
import { ExhibitTable } from './exhibit-table.tsx';
import { Plan } from './plan.tsx';
import { RecogniseForm } from './recognise-form.tsx';
import styles from './scene-screen.module.css';
import { OutcomeLine } from './outcome-line.tsx';
import { usePerform } from './use-perform.ts';

/** The scene: plan with markers, exhibits beside it, and the acts about whatever is chosen. */
export function SceneScreen() {
  const { say } = useLanguage().phrases;
  const { session, exercise } = useOpenCase();
  const { events, verdicts } = useRecord(session);
  const exhibits = useMemo(() => exhibitsOf(events), [events]);
  const [thingId, setThing] = useState<string | null>(null);
  const [loose, setLoose] = useState<string | null>(null);
  const [marking, setMarking] = useState(false);
  const { perform, outcome, clear } = usePerform();
  const thing = exercise.scene?.things.find(({ id }) => id === thingId);
  const about =
    exhibits.find((exhibit) => (thingId === null ? exhibit.id === loose : exhibit.sceneObject === thingId)) ??
    null;

  function choose(exhibit: ExhibitView): void {
    clear();
    setThing(exhibit.sceneObject);
    setLoose(exhibit.sceneObject === null ? exhibit.id : null);
  }
  function nothing(): void {
    clear();
    setThing(null);
    setLoose(null);
    setMarking(false);
  }

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
            onSelect={(id) => {
              clear();
              setLoose(null);
              setThing(id === thingId ? null : id);
            }}
          />
        </div>
      )}
      <section className={styles['acts']} aria-label={say('scene.acts')}>
        <ChosenHead about={about} thing={thing} onNothing={nothing} />
        <OutcomeLine outcome={outcome} idle={say('scene.idle')} />
        {about === null && (thing !== undefined || marking) ? (
          <RecogniseForm
            key={thing?.id ?? 'loose'}
            thing={thing ?? null}
            perform={perform}
            onDone={() => setMarking(false)}
          />
        ) : (
          <ActPanel
            key={about?.id ?? 'scene'}
            about={about}
            thing={thing}
            acts={about === null ? sceneActs() : exhibitActs(about)}
            perform={perform}
            outcome={outcome}
          />
        )}
      </section>
      <Panel
        title={say('exhibits.title')}
        flush
        className={styles['exhibits']}
        aside={<span className="label">{exhibits.length}</span>}
      >
        <ExhibitTable
          exhibits={exhibits}
          verdicts={verdicts}
          selected={about?.id ?? null}
          onSelect={choose}
        />
        <Button
          look="quiet"
          onClick={() => {
            nothing();
            setMarking(true);
          }}
        >
          {say('scene.recognise')}
        </Button>
      </Panel>
    </div>
  );
}

/** What the acts are about: an exhibit, a thing not yet marked, or the scene as a whole. */
function ChosenHead({
  about,
  thing,
  onNothing,
}: {
  readonly about: ExhibitView | null;
  readonly thing: SceneThing | undefined;
  readonly onNothing: () => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { exercise } = useOpenCase();
  if (about === null && thing === undefined)
    return (
      <header className={styles['head']}>
        <h2>{say('scene.whole')}</h2>
      </header>
    );
  return (
    <header className={styles['head']}>
      <h2 className={styles['title']}>
        {about !== null && <Marker number={about.number} />}{' '}
        {about?.description ?? (thing === undefined ? '' : localised(thing.title))}
      </h2>
      <span className={styles['links']}>
        {about !== null && (
          <Link
            to="/exercise/$exercise/exhibit/$exhibit"
            params={{ exercise: exercise.id, exhibit: about.id }}
          >
            {say('exhibits.page')}
          </Link>
        )}
        <Button small look="quiet" onClick={onNothing}>
          {say('scene.back-to-whole')}
        </Button>
      </span>
    </header>
  );
}
