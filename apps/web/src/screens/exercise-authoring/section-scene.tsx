import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { SceneThing, SceneZone } from '@tracecraft/course';
import { useState } from 'react';
import { Button, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { NumberField } from './draft-fields.tsx';
import { freeId } from './new-draft.ts';
import { SceneCanvas, type Piece, type Place, type Scene } from './scene-canvas.tsx';
import { ThingFields, ZoneFields } from './scene-fields.tsx';

/** The scene: a plan to drag things on, and the same by fields. */
export function SceneSection() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setExercise } = useDraftAtWork();
  const [chosen, setChosen] = useState<Piece | null>(null);
  const { scene } = draft.exercise;
  const set = (change: Partial<Scene>): void =>
    setExercise({ scene: scene === null ? null : { ...scene, ...change } });
  if (scene === null)
    return (
      <Panel title={say('run.author.section.scene')}>
        <p>{say('run.author.scene.none')}</p>
        <Button onClick={() => setExercise({ scene: { width: 6000, height: 4000, zones: [], things: [] } })}>
          {say('run.author.scene.make')}
        </Button>
      </Panel>
    );
  const place = ({ sort, index }: Piece, where: Place): void =>
    sort === 'zone'
      ? set({ zones: replaced(scene.zones, index, where) })
      : set({ things: replaced(scene.things, index, where) });

  function addZone(): void {
    if (scene === null) return;
    const id = freeId(
      '',
      scene.zones.map((zone) => zone.id),
      'zone',
    );
    const zone: SceneZone = { id, title: { en: id }, ...middle(scene, 2000, 1500) };
    set({ zones: [...scene.zones, zone] });
    setChosen({ sort: 'zone', index: scene.zones.length });
  }
  function addThing(fixture: boolean): void {
    if (scene === null) return;
    const id = freeId(
      '',
      scene.things.map((thing) => thing.id),
      fixture ? 'furniture' : 'thing',
    );
    const thing: SceneThing = {
      id,
      title: { en: id },
      zone: scene.zones[0]?.id ?? '',
      ...(fixture ? { fixture: true, ...middle(scene, 1200, 700) } : middle(scene, 200, 150)),
      view: Object.keys(draft.views)[0] ?? id,
    };
    set({ things: [...scene.things, thing] });
    setChosen({ sort: 'thing', index: scene.things.length });
  }
  function remove({ sort, index }: Piece): void {
    if (scene === null) return;
    if (sort === 'zone') set({ zones: scene.zones.filter((_, i) => i !== index) });
    else set({ things: scene.things.filter((_, i) => i !== index) });
    setChosen(null);
  }
  const zone = chosen?.sort === 'zone' ? scene.zones[chosen.index] : undefined;
  const thing = chosen?.sort === 'thing' ? scene.things[chosen.index] : undefined;
  const add = <IconPlus size={18} stroke={1.75} aria-hidden />;
  return (
    <Panel title={say('run.author.section.scene')}>
      <div className={styles['fields']}>
        <p>{say('run.author.scene.hint')}</p>
        <SceneCanvas scene={scene} chosen={chosen} nameOf={localised} onChoose={setChosen} onPlace={place} />
        <div className={styles['buttons']}>
          <Button icon={add} onClick={() => addThing(false)}>
            {say('run.author.scene.add-thing')}
          </Button>
          <Button icon={add} onClick={() => addThing(true)}>
            {say('run.author.scene.add-fixture')}
          </Button>
          <Button icon={add} onClick={addZone}>
            {say('run.author.scene.add-zone')}
          </Button>
        </div>
        <PieceList scene={scene} chosen={chosen} onChoose={setChosen} />
        {zone !== undefined && chosen !== null && (
          <ZoneFields
            zone={zone}
            onChange={(changed) => set({ zones: replaced(scene.zones, chosen.index, changed) })}
          />
        )}
        {thing !== undefined && chosen !== null && (
          <ThingFields
            thing={thing}
            scene={scene}
            onChange={(changed) => set({ things: replaced(scene.things, chosen.index, changed) })}
          />
        )}
        {chosen !== null && (
          <Button
            look="danger"
            small
            icon={<IconTrash size={18} stroke={1.75} aria-hidden />}
            onClick={() => remove(chosen)}
          >
            {say('run.author.remove')}
          </Button>
        )}
        <div className={styles['row']}>
          <NumberField
            label={say('run.author.scene.width')}
            step={100}
            value={scene.width}
            onChange={(width) => set({ width })}
          />
          <NumberField
            label={say('run.author.scene.height')}
            step={100}
            value={scene.height}
            onChange={(height) => set({ height })}
          />
        </div>
      </div>
    </Panel>
  );
}

/** Everything on the plan as buttons, for keyboards and for things too small to hit. */
function PieceList({
  scene,
  chosen,
  onChoose,
}: {
  readonly scene: Scene;
  readonly chosen: Piece | null;
  readonly onChoose: (piece: Piece) => void;
}) {
  const { phrases, localised } = useLanguage();
  const all = [
    ...scene.zones.map((one, index) => ({
      sort: 'zone' as const,
      index,
      title: localised(one.title),
      id: one.id,
    })),
    ...scene.things.map((one, index) => ({
      sort: 'thing' as const,
      index,
      title: localised(one.title),
      id: one.id,
    })),
  ];
  return (
    <fieldset className={styles['pieces']}>
      <legend>{phrases.say('run.author.scene.pieces')}</legend>
      {all.map(({ sort, index, title, id }) => (
        <Button
          key={`${sort}${index}`}
          small
          aria-pressed={chosen?.sort === sort && chosen.index === index}
          look={chosen?.sort === sort && chosen.index === index ? 'primary' : 'plain'}
          onClick={() => onChoose({ sort, index })}
        >
          {title || id}
        </Button>
      ))}
    </fieldset>
  );
}

function replaced<T>(list: readonly T[], index: number, change: Partial<T>): readonly T[] {
  return list.map((one, i) => (i === index ? { ...one, ...change } : one));
}

function middle(scene: Scene, width: number, height: number): Place {
  const [w, h] = [Math.min(width, scene.width), Math.min(height, scene.height)];
  return {
    x: Math.round((scene.width - w) / 20) * 10,
    y: Math.round((scene.height - h) / 20) * 10,
    width: w,
    height: h,
  };
}
