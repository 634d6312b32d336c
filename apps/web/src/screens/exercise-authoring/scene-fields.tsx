import type { SceneThing, SceneZone } from '@tracecraft/course';
import { ChoiceField, Notice, SelectField, TextField } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { NumberField, WordsField } from './draft-fields.tsx';
import type { Place, Scene } from './scene-canvas.tsx';
import { DrawingDrop } from './drawing-drop.tsx';

const SIDES = ['x', 'y', 'width', 'height'] as const;

/** Where a piece is and how large, by keyboard. */
function PlaceFields({
  place,
  onChange,
}: {
  readonly place: Place;
  readonly onChange: (place: Partial<Place>) => void;
}) {
  const say = useSay();
  return (
    <div className={styles['row']}>
      {SIDES.map((side) => (
        <NumberField
          key={side}
          step={10}
          label={say(`run.author.scene.${side}`)}
          value={place[side]}
          onChange={(value) => onChange({ [side]: value })}
        />
      ))}
    </div>
  );
}

export function ZoneFields({
  zone,
  onChange,
}: {
  readonly zone: SceneZone;
  readonly onChange: (zone: SceneZone) => void;
}) {
  const say = useSay();
  return (
    <>
      <WordsField
        label={say('run.author.name')}
        value={zone.title}
        onChange={(title) => onChange({ ...zone, title })}
      />
      <TextField
        label={say('run.author.name-in-file')}
        value={zone.id}
        onChange={(event) => onChange({ ...zone, id: event.target.value })}
      />
      <PlaceFields place={zone} onChange={(place) => onChange({ ...zone, ...place })} />
    </>
  );
}

export function ThingFields({
  thing,
  scene,
  onChange,
}: {
  readonly thing: SceneThing;
  readonly scene: Scene;
  readonly onChange: (thing: SceneThing) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { draft, setViews } = useDraftAtWork();
  const views = [...new Set([thing.view, ...Object.keys(draft.views)])];
  return (
    <>
      <WordsField
        label={say('run.author.name')}
        value={thing.title}
        onChange={(title) => onChange({ ...thing, title })}
      />
      <div className={styles['row']}>
        <TextField
          label={say('run.author.name-in-file')}
          value={thing.id}
          onChange={(event) => onChange({ ...thing, id: event.target.value })}
        />
        <SelectField
          label={say('run.author.scene.zone')}
          value={thing.zone}
          onChange={(event) => onChange({ ...thing, zone: event.target.value })}
        >
          {scene.zones.every(({ id }) => id !== thing.zone) && (
            <option value={thing.zone}>{thing.zone}</option>
          )}
          {scene.zones.map((zone) => (
            <option key={zone.id} value={zone.id}>
              {localised(zone.title)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('run.author.scene.view')}
          value={thing.view}
          onChange={(event) => onChange({ ...thing, view: event.target.value })}
        >
          {views.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      </div>
      <PlaceFields place={thing} onChange={(place) => onChange({ ...thing, ...place })} />
      {draft.views[thing.view] === undefined && (
        <Notice tone="risk">{say('run.author.scene.no-view')}</Notice>
      )}
      <DrawingDrop
        onDrawing={(svg) => {
          setViews({ ...draft.views, [thing.id]: svg });
          onChange({ ...thing, view: thing.id });
        }}
      />
      <DeviceFields thing={thing} onChange={onChange} />
    </>
  );
}

function DeviceFields({
  thing,
  onChange,
}: {
  readonly thing: SceneThing;
  readonly onChange: (thing: SceneThing) => void;
}) {
  const say = useSay();
  const { device } = thing;
  const { device: _device, ...without } = thing;
  if (thing.fixture === true) return null;
  return (
    <>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={device !== undefined}
          onChange={(event) =>
            onChange(
              event.target.checked
                ? { ...without, device: { power: 'on', screen: 'locked', network: 'unknown' } }
                : without,
            )
          }
        />
        {say('run.author.scene.device')}
      </label>
      {device !== undefined && (
        <div className={styles['row']}>
          <ChoiceField
            label={say('run.author.scene.power')}
            options={(['on', 'off'] as const).map((value) => ({
              value,
              label: say(`run.author.scene.power-${value}`),
            }))}
            value={device.power}
            onChoose={(power) => onChange({ ...thing, device: { ...device, power } })}
          />
          <TextField
            label={say('run.author.scene.screen')}
            value={device.screen}
            onChange={(event) => onChange({ ...thing, device: { ...device, screen: event.target.value } })}
          />
          <TextField
            label={say('run.author.scene.network')}
            value={device.network}
            onChange={(event) => onChange({ ...thing, device: { ...device, network: event.target.value } })}
          />
        </div>
      )}
    </>
  );
}
