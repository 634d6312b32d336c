import type { ExerciseBrief } from '@tracecraft/course';
import type { ExhibitView } from '@tracecraft/workbench';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../language/index.ts';
import styles from './plan.module.css';
import { spread } from './spread.ts';

type Scene = NonNullable<ExerciseBrief['scene']>;

/** Middle to middle of two buttons, CSS pixels: WCAG asks for 24, a gloved thumb for more. */
const APART = 40;
const MARGIN = 20;

/** Every thing as a button over the drawing; where things lie close, buttons step aside and a line leads back. */
export function PlanThings({
  scene,
  marginMm,
  exhibits,
  selected,
  onSelect,
}: {
  readonly scene: Scene;
  readonly marginMm: number;
  readonly exhibits: readonly ExhibitView[];
  readonly selected: string | null;
  readonly onSelect: (thing: string) => void;
}) {
  const { phrases, localised } = useLanguage();
  const layer = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = layer.current;
    if (element === null) return undefined;
    const measure = (): void => setBox({ width: element.clientWidth, height: element.clientHeight });
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    measure();
    return () => watcher.disconnect();
  }, []);
  const placed = useMemo(() => {
    const things = scene.things.filter((thing) => thing.fixture !== true);
    const pixels = box.width / (scene.width + 2 * marginMm);
    const places = things.map((thing) => ({
      x: (thing.x + thing.width / 2 + marginMm) * pixels,
      y: (thing.y + thing.height / 2 + marginMm) * pixels,
    }));
    const moved = spread(places, APART, { ...box, margin: MARGIN });
    return things.map((thing, i) => ({ thing, lies: places[i]!, stands: moved[i]! }));
  }, [scene, marginMm, box]);
  const zoneName = (id: string): string =>
    localised(scene.zones.find((zone) => zone.id === id)?.title ?? { en: id });
  return (
    <div ref={layer} className={styles['layer']}>
      <svg className={styles['leaders']} width={box.width} height={box.height} aria-hidden>
        {placed.map(({ thing, lies, stands }) => (
          <line key={thing.id} x1={lies.x} y1={lies.y} x2={stands.x} y2={stands.y} />
        ))}
      </svg>
      {placed.map(({ thing, stands }) => {
        const exhibit = exhibits.find(({ sceneObject }) => sceneObject === thing.id);
        const name = localised(thing.title);
        const zone = zoneName(thing.zone);
        return (
          <button
            key={thing.id}
            type="button"
            data-thing={thing.id}
            className={`${styles['thing']} ${exhibit === undefined ? '' : styles['marked']}`}
            style={{ left: stands.x, top: stands.y }}
            aria-pressed={thing.id === selected}
            aria-label={
              exhibit === undefined
                ? phrases.say('plan.thing', { name, zone })
                : phrases.say('plan.exhibit', { number: exhibit.number, name: exhibit.description, zone })
            }
            title={exhibit === undefined ? name : `${exhibit.number} · ${exhibit.description}`}
            onClick={() => onSelect(thing.id)}
          >
            <span aria-hidden>{exhibit?.number ?? ''}</span>
          </button>
        );
      })}
    </div>
  );
}
