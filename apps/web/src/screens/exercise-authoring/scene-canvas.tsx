import type { ExerciseBrief, Localised } from '@tracecraft/course';
import { useRef, type PointerEvent } from 'react';
import styles from './authoring.module.css';

export type Scene = NonNullable<ExerciseBrief['scene']>;
export interface Piece {
  readonly sort: 'zone' | 'thing';
  readonly index: number;
}
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Places snap to it, millimetres. */
const GRID_MM = 10;
const MARGIN_MM = 120;
const SMALLEST_MM = 20;

interface Drag {
  readonly piece: Piece;
  readonly how: 'move' | 'size';
  readonly from: Place;
  readonly at: { readonly x: number; readonly y: number };
}

/** The plan from above, to drag on. Everything it does the fields beside it do too. */
export function SceneCanvas({
  scene,
  chosen,
  nameOf,
  onChoose,
  onPlace,
}: {
  readonly scene: Scene;
  readonly chosen: Piece | null;
  readonly nameOf: (text: Localised) => string;
  readonly onChoose: (piece: Piece) => void;
  readonly onPlace: (piece: Piece, place: Place) => void;
}) {
  const drawing = useRef<SVGSVGElement>(null);
  const drag = useRef<Drag | null>(null);
  const text = Math.max(scene.width, 1) / 45;

  function pointOf(event: PointerEvent): { readonly x: number; readonly y: number } {
    const turn = drawing.current?.getScreenCTM()?.inverse();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(turn);
    return { x: point.x, y: point.y };
  }
  function begin(event: PointerEvent, piece: Piece, how: Drag['how']): void {
    event.stopPropagation();
    drawing.current?.setPointerCapture(event.pointerId);
    drag.current = { piece, how, from: placeOf(scene, piece), at: pointOf(event) };
    onChoose(piece);
  }
  function follow(event: PointerEvent): void {
    const held = drag.current;
    if (held === null) return;
    const now = pointOf(event);
    onPlace(held.piece, dragged(scene, held, now.x - held.at.x, now.y - held.at.y));
  }
  const isChosen = (sort: Piece['sort'], index: number): boolean =>
    chosen?.sort === sort && chosen.index === index;
  const handle = chosen === null ? null : placeOf(scene, chosen);
  return (
    <svg
      ref={drawing}
      className={styles['plan']}
      viewBox={`${-MARGIN_MM} ${-MARGIN_MM} ${scene.width + 2 * MARGIN_MM} ${scene.height + 2 * MARGIN_MM}`}
      aria-hidden
      onPointerMove={follow}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    >
      <rect width={scene.width} height={scene.height} fill="none" stroke="var(--ink)" strokeWidth={40} />
      {scene.zones.map((zone, index) => (
        <g key={zone.id}>
          <rect
            className={styles['zone']}
            {...rectOf(zone)}
            data-chosen={isChosen('zone', index)}
            onPointerDown={(event) => begin(event, { sort: 'zone', index }, 'move')}
          />
          <text x={zone.x + text * 0.5} y={zone.y + text * 1.3} fontSize={text}>
            {nameOf(zone.title)}
          </text>
        </g>
      ))}
      {scene.things.map((thing, index) => (
        <g key={thing.id}>
          <rect
            className={styles['thing']}
            {...rectOf(thing)}
            data-fixture={thing.fixture === true}
            data-chosen={isChosen('thing', index)}
            onPointerDown={(event) => begin(event, { sort: 'thing', index }, 'move')}
          />
          <text
            x={thing.x + thing.width / 2}
            y={labelAt(thing, text)}
            fontSize={text * 0.9}
            textAnchor="middle"
          >
            {nameOf(thing.title)}
          </text>
        </g>
      ))}
      {handle !== null && chosen !== null && (
        <rect
          className={styles['handle']}
          x={handle.x + handle.width - text * 0.6}
          y={handle.y + handle.height - text * 0.6}
          width={text * 1.2}
          height={text * 1.2}
          onPointerDown={(event) => begin(event, chosen, 'size')}
        />
      )}
    </svg>
  );
}

/** Above a thing; inside furniture that has the room, so that what lies on it keeps its own. */
function labelAt(thing: Scene['things'][number], text: number): number {
  const roomy = thing.fixture === true && thing.height > 2 * text;
  return roomy ? thing.y + thing.height - text * 0.5 : thing.y - text * 0.35;
}

function placeOf(scene: Scene, { sort, index }: Piece): Place {
  const found = sort === 'zone' ? scene.zones[index] : scene.things[index];
  return found ?? { x: 0, y: 0, width: 0, height: 0 };
}

function rectOf({ x, y, width, height }: Place): Place {
  return { x, y, width, height };
}

const snap = (value: number): number => Math.round(value / GRID_MM) * GRID_MM;
const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(Math.max(most, least), value));

/** Where the piece is after the pointer moved by (dx, dy): inside the scene, on the grid. */
function dragged(scene: Scene, { how, from }: Drag, dx: number, dy: number): Place {
  if (how === 'move')
    return {
      ...from,
      x: within(snap(from.x + dx), 0, scene.width - from.width),
      y: within(snap(from.y + dy), 0, scene.height - from.height),
    };
  return {
    ...from,
    width: within(snap(from.width + dx), SMALLEST_MM, scene.width - from.x),
    height: within(snap(from.height + dy), SMALLEST_MM, scene.height - from.y),
  };
}
