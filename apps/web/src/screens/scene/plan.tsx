import type { ExerciseBrief, SceneThing } from '@tracecraft/course';
import type { ExhibitView } from '@tracecraft/workbench';
import type { CSSProperties } from 'react';
import { useLanguage } from '../../language/index.ts';
import { PlanThings } from './plan-things.tsx';
import styles from './plan.module.css';

type Scene = NonNullable<ExerciseBrief['scene']>;

const MARGIN_MM = 60;

/** The scene from above: zones, furniture, and what lies there. A marker stands where an exhibit was recognised. */
export function Plan({
  scene,
  exhibits,
  selected,
  onSelect,
}: {
  readonly scene: Scene;
  readonly exhibits: readonly ExhibitView[];
  readonly selected: string | null;
  readonly onSelect: (thing: string) => void;
}) {
  const { phrases, localised } = useLanguage();
  const ratio = (scene.width + 2 * MARGIN_MM) / (scene.height + 2 * MARGIN_MM);
  return (
    <section
      className={styles['plan']}
      aria-label={phrases.say('plan.title')}
      style={{ aspectRatio: String(ratio), '--ratio': String(ratio) } as CSSProperties}
    >
      <Drawing scene={scene} localised={localised} />
      <PlanThings
        scene={scene}
        marginMm={MARGIN_MM}
        exhibits={exhibits}
        selected={selected}
        onSelect={onSelect}
      />
    </section>
  );
}

function Drawing({
  scene,
  localised,
}: {
  readonly scene: Scene;
  readonly localised: (text: SceneThing['title']) => string;
}) {
  const view = `${-MARGIN_MM} ${-MARGIN_MM} ${scene.width + 2 * MARGIN_MM} ${scene.height + 2 * MARGIN_MM}`;
  const text = scene.width / 42;
  return (
    <svg
      className={styles['drawing']}
      viewBox={view}
      style={{ '--text': `${text}px` } as CSSProperties}
      aria-hidden
    >
      {scene.zones.map((zone) => (
        <g key={zone.id}>
          <rect className={styles['zone']} x={zone.x} y={zone.y} width={zone.width} height={zone.height} />
          <text className={styles['zoneName']} x={zone.x + text * 0.6} y={zone.y + text * 1.35}>
            {localised(zone.title)}
          </text>
        </g>
      ))}
      <rect className={styles['wall']} width={scene.width} height={scene.height} />
      {scene.things.map((thing) =>
        thing.fixture === true ? (
          <g key={thing.id}>
            <rect
              className={styles['fixture']}
              x={thing.x}
              y={thing.y}
              width={thing.width}
              height={thing.height}
            />
            <text className={styles['fixtureName']} textAnchor="middle" transform={placeOfName(thing, text)}>
              {localised(thing.title)}
            </text>
          </g>
        ) : (
          <rect
            key={thing.id}
            className={styles['footprint']}
            x={thing.x}
            y={thing.y}
            width={thing.width}
            height={thing.height}
          />
        ),
      )}
      <ScaleBar scene={scene} />
    </svg>
  );
}

/** Inside at the lower edge; above what is too flat; turned in what is too narrow. */
function placeOfName(thing: SceneThing, text: number): string {
  const middle = thing.x + thing.width / 2;
  if (thing.height < text * 1.6) return `translate(${middle} ${thing.y - text * 0.4})`;
  if (thing.width < text * 4 && thing.height > text * 6)
    return `translate(${middle + text * 0.35} ${thing.y + thing.height * 0.75}) rotate(-90)`;
  return `translate(${middle} ${thing.y + thing.height - text * 0.5})`;
}

/** One metre, and where north is. */
function ScaleBar({ scene }: { readonly scene: Scene }) {
  const x = scene.width - 1200;
  const y = scene.height - 110;
  return (
    <g className={styles['scale']}>
      <path d={`M${x} ${y - 40}v40h1000v-40`} />
      <text x={x + 500} y={y - 30} textAnchor="middle">
        1 m
      </text>
      <path d={`M${scene.width - 90} ${y}v-260m-60 80 60-80 60 80`} />
    </g>
  );
}
