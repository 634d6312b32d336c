import type { SceneThing } from '@tracecraft/course';
import type { CheckVerdict } from '@tracecraft/practice';
import type { EventKind, FieldValue } from '@tracecraft/record';
import { exhibits, images, persons, stateAct } from '@tracecraft/workbench';
import { useMemo, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { AdviceBeside } from '../advice/advice-beside.tsx';
import { useVisibleAdvice } from '../advice/use-visible-advice.ts';
import { chosenIds, defaultsOf, objectsOf, type About } from './about.ts';
import { ActForm } from './act-form.tsx';
import { ActIcon, ActList } from './act-list.tsx';
import styles from './act-panel.module.css';
import { actsOffered } from './acts-offered.ts';
import { Camera } from './camera.tsx';
import { likelyActs } from './likely-acts.ts';
import { nextAct, type AskedAct } from './next-act.ts';
import { RANGES, type Range } from './picture.ts';
import type { Outcome, Perform } from './use-perform.ts';

/** The acts about what is chosen: what is asked for next on top, advice beside it, the rest by part of the work. */
export function ActPanel({
  about,
  thing,
  perform,
  outcome,
}: {
  readonly about: About;
  readonly thing: SceneThing | undefined;
  readonly perform: Perform;
  readonly outcome: Outcome | null;
}) {
  const say = useSay();
  const open = useOpenCase();
  const { events } = useRecord(open.session);
  const [chosen, setChosen] = useState<AskedAct | null>(null);
  const concerns = useConcerns(about);
  const chosenId = useMemo(() => new Set(chosenIds(about)), [about]);
  // What is about the chosen thing comes before what is about the officer.
  const advice = useVisibleAdvice(concerns).toSorted(
    (a, b) => Number(chosenId.has(b.verdict.object.id)) - Number(chosenId.has(a.verdict.object.id)),
  );
  const next = nextAct(advice);
  const acts = useMemo(() => actsOffered(about), [about]);
  const object = chosenIds(about)[0] ?? null;

  function choose({ kind, prefill }: AskedAct): void {
    const known = {
      ...defaultsOf(kind, about, open.account.id),
      ...evidenceOf(kind, thing, open.exercise.evidence),
      ...prefill,
    };
    // Nothing to fill in: one tap is the act.
    if (Object.keys(kind.fields).length === 0)
      void perform(stateAct(kind.kind, { objects: objectsOf(kind, about) }));
    else setChosen({ kind, prefill: known });
  }

  if (
    chosen !== null &&
    chosen.kind.kind === 'exhibit.photographed' &&
    about.type === 'exhibit' &&
    thing !== undefined
  )
    return (
      <Camera
        exhibit={about.exhibit}
        thing={thing}
        start={{ view: rangeOf(chosen.prefill['view']), scale: chosen.prefill['scale'] === true }}
        perform={perform}
        outcome={outcome}
        onClose={() => setChosen(null)}
      />
    );
  return (
    <div className={styles['panel']} data-filling={chosen !== null}>
      {chosen === null && next !== null && (
        <Button
          look="primary"
          wide
          className={styles['next']}
          icon={<ActIcon kind={next.kind.kind} />}
          onClick={() => choose(next)}
        >
          <span>
            <small>{say('act.next')}</small>
            {say(`act.${next.kind.kind}`)}
          </span>
        </Button>
      )}
      <div className={styles['advice']}>
        <AdviceBeside
          advice={advice}
          concerns={concerns}
          perform={perform}
          onAct={choose}
          above={chosen === null ? (next?.kind.kind ?? null) : null}
        />
      </div>
      <div className={styles['work']}>
        {chosen === null ? (
          <ActList
            acts={acts}
            likely={likelyActs(acts, advice, events, open.account.id, object).filter(
              ({ kind }) => kind !== next?.kind,
            )}
            onAct={choose}
          />
        ) : (
          <ActForm
            key={chosen.kind.kind}
            kind={chosen.kind}
            objects={objectsOf(chosen.kind, about)}
            images={about.type === 'exhibit' ? about.images : []}
            prefill={chosen.prefill}
            perform={perform}
            onDone={() => setChosen(null)}
          />
        )}
      </div>
    </div>
  );
}

/** What is chosen and its copies, and the officer's own duties; with nothing chosen, all that is no exhibit, person or colleague. */
function useConcerns(about: About): (object: CheckVerdict['object']) => boolean {
  const { session, account } = useOpenCase();
  const { events } = useRecord(session);
  const others = useMemo(
    () => new Set([...exhibits(events), ...persons(events), ...images(events)].map(({ id }) => id)),
    [events],
  );
  const chosen = chosenIds(about);
  return ({ id, type }) => {
    if (chosen.includes(id) || id === account.id) return true;
    return about.type === 'scene' && type !== 'officer' && !others.has(id);
  };
}

function rangeOf(value: FieldValue | undefined): Range | undefined {
  return RANGES.find((range) => range === value);
}

/** A copy of a training device is the exercise's image: its hash and size come from the exercise. */
function evidenceOf(
  kind: EventKind,
  thing: SceneThing | undefined,
  evidence: readonly { thing: string | null; sha256: string; size: number }[],
): Readonly<Record<string, FieldValue>> {
  const source =
    kind.kind === 'image.acquired'
      ? evidence.find((image) => image.thing === (thing?.id ?? null))
      : undefined;
  return source === undefined
    ? {}
    : { sha256: source.sha256, size: source.size, format: 'raw', tool: 'Tracecraft 0.1' };
}
