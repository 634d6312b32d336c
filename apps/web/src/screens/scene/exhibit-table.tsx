import type { CheckVerdict } from '@tracecraft/practice';
import { Link } from '@tanstack/react-router';
import type { ExhibitView } from '@tracecraft/workbench';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Empty, Marker } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { choiceText } from '../record/event-words.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './exhibit-table.module.css';

/** The exhibits beside the plan: what each is, how far it has come, and what the practices say of it. */
export function ExhibitTable({
  exhibits,
  verdicts,
  selected,
  onSelect,
}: {
  readonly exhibits: readonly ExhibitView[];
  readonly verdicts: readonly CheckVerdict[];
  readonly selected: string | null;
  readonly onSelect: (exhibit: ExhibitView) => void;
}) {
  const say = useSay();
  const { exercise } = useOpenCase();
  if (exhibits.length === 0) return <Empty>{say('exhibits.none')}</Empty>;
  return (
    <ul className={styles['list']}>
      {exhibits.map((exhibit) => (
        <li key={exhibit.id} className={styles['row']} data-selected={exhibit.id === selected}>
          <button
            type="button"
            className={styles['choose']}
            aria-pressed={exhibit.id === selected}
            onClick={() => onSelect(exhibit)}
          >
            <Marker number={exhibit.number} />
            <span className={styles['what']}>
              <b>{exhibit.description}</b>
              <span className={styles['stages']}>
                {stagesOf(exhibit)
                  .map(([phrase, params]) => say(phrase, params))
                  .join(' · ')}
              </span>
            </span>
            <Tally verdicts={verdicts.filter(({ object }) => object.id === exhibit.id)} />
          </button>
          <Link
            className={styles['open']}
            to="/exercise/$exercise/exhibit/$exhibit"
            params={{ exercise: exercise.id, exhibit: exhibit.id }}
          >
            {choiceText(say, exhibit.kind)}
            <span className="sr-only">. {say('exhibits.open', { number: exhibit.number })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

type Stage = readonly [phrase: string, params?: Readonly<Record<string, string | number>>];

function stagesOf(exhibit: ExhibitView): readonly Stage[] {
  const stages: (Stage | false)[] = [
    ['exhibits.photographs', { count: exhibit.photographs.length }],
    exhibit.collected && ['exhibits.collected'],
    exhibit.container !== null && ['exhibits.packaged'],
    exhibit.sealNumber !== null && ['exhibits.sealed', { number: exhibit.sealNumber }],
    exhibit.label !== null && ['exhibits.labelled'],
  ];
  return stages.filter((stage) => stage !== false);
}

/** Departures, open duties and satisfied checks in numbers, each with its shape. */
function Tally({ verdicts }: { readonly verdicts: readonly CheckVerdict[] }) {
  const say = useSay();
  const states = ['violated', 'pending', 'satisfied'] as const;
  return (
    <span className={styles['tally']}>
      {states.map((state) => {
        const count = verdicts.filter(({ verdict }) => verdict === state).length;
        return count === 0 ? null : (
          <span key={state}>
            <VerdictMark state={state} size={14} />
            <span aria-hidden>{count}</span>
            <span className="sr-only">{say('tally', { count, state: say(`verdict.${state}`) })}</span>
          </span>
        );
      })}
    </span>
  );
}
