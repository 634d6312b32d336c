import type { SceneThing } from '@tracecraft/course';
import type { EventKind, FieldValue } from '@tracecraft/record';
import { exhibits, stateAct, type ExhibitView } from '@tracecraft/workbench';
import { useMemo, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { AdviceCards } from '../advice/advice-cards.tsx';
import { useVisibleAdvice } from '../advice/use-visible-advice.ts';
import { ActForm } from './act-form.tsx';
import { actIcon } from './act-icons.ts';
import styles from './act-panel.module.css';
import { Camera } from './camera.tsx';
import { nextAct } from './next-act.ts';
import { RANGES, type Range } from './picture.ts';
import type { Outcome, Perform } from './use-perform.ts';

interface Chosen {
  readonly kind: EventKind;
  readonly prefill: Readonly<Record<string, FieldValue>>;
}

/** The acts about one exhibit, or about the scene: what is asked for next on top, advice beside it, the rest one tap away. */
export function ActPanel({
  about,
  thing,
  acts,
  perform,
  outcome,
}: {
  /** Null: the scene and the case as a whole. */
  readonly about: ExhibitView | null;
  readonly thing: SceneThing | undefined;
  readonly acts: readonly EventKind[];
  readonly perform: Perform;
  readonly outcome: Outcome | null;
}) {
  const say = useSay();
  const open = useOpenCase();
  const { events } = useRecord(open.session);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const caseId = events.find(({ header }) => header.kind === 'case.opened')?.id ?? '';
  const object = about?.id ?? caseId;
  const exhibitIds = useMemo(() => new Set(exhibits(events).map(({ id }) => id)), [events]);
  const concerns = (id: string): boolean =>
    id === object || id === open.account.id || (about === null && !exhibitIds.has(id));
  // What is about the chosen thing comes before what is about the officer.
  const advice = useVisibleAdvice(concerns).toSorted(
    (a, b) => Number(b.verdict.object.id === object) - Number(a.verdict.object.id === object),
  );
  const next = nextAct(advice);

  function choose(kind: EventKind, prefill: Readonly<Record<string, FieldValue>> = {}): void {
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

  if (chosen !== null && chosen.kind.kind === 'exhibit.photographed' && about !== null && thing !== undefined)
    return (
      <Camera
        exhibit={about}
        thing={thing}
        start={{ view: rangeOf(chosen.prefill['view']), scale: chosen.prefill['scale'] === true }}
        perform={perform}
        outcome={outcome}
        onClose={() => setChosen(null)}
      />
    );
  if (chosen !== null)
    return (
      <ActForm
        key={chosen.kind.kind}
        kind={chosen.kind}
        objects={objectsOf(chosen.kind, about)}
        prefill={chosen.prefill}
        perform={perform}
        onDone={() => setChosen(null)}
      />
    );
  return (
    <div className={styles['panel']}>
      {next !== null && (
        <Button
          look="primary"
          wide
          className={styles['next']}
          icon={<ActIcon kind={next.kind.kind} />}
          onClick={() => choose(next.kind, next.prefill)}
        >
          <span>
            <small>{say('act.next')}</small>
            {say(`act.${next.kind.kind}`)}
          </span>
        </Button>
      )}
      <AdviceCards advice={advice} perform={perform} />
      <ul className={styles['acts']} aria-label={say('act.all')}>
        {acts.map((kind) => (
          <li key={kind.kind}>
            <Button
              wide
              className={styles['act']}
              icon={<ActIcon kind={kind.kind} />}
              onClick={() => choose(kind)}
            >
              {say(`act.${kind.kind}`)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ActIcon({ kind }: { readonly kind: string }) {
  const Icon = actIcon(kind);
  return <Icon size={20} stroke={1.75} aria-hidden />;
}

function rangeOf(value: FieldValue | undefined): Range | undefined {
  return RANGES.find((range) => range === value);
}

/** The roles the kind declares, filled with the exhibit (a device exhibit is both, under one id). */
function objectsOf(kind: EventKind, about: ExhibitView | null): Readonly<Record<string, string>> {
  if (about === null) return {};
  const role =
    kind.objects.find(({ type }) => type === 'exhibit') ?? kind.objects.find(({ type }) => type === 'device');
  return role === undefined ? {} : { [role.role]: about.id };
}

/** What the record knows already, so that nobody types it again. */
function defaultsOf(
  kind: EventKind,
  about: ExhibitView | null,
  me: string,
): Readonly<Record<string, FieldValue>> {
  if (kind.kind === 'custody.offered')
    return {
      from: me,
      ...(typeof about?.sealNumber === 'string' ? { 'seal-number': about.sealNumber } : {}),
    };
  if (kind.kind === 'custody.accepted') {
    const giver = about?.custody.findLast(({ act }) => act === 'offered')?.from;
    return typeof giver === 'string' ? { from: giver } : {};
  }
  return {};
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
