import type { ExerciseBrief, SceneThing } from '@tracecraft/course';

export type Range = 'overall' | 'mid-range' | 'close-up';
export const RANGES: readonly Range[] = ['overall', 'mid-range', 'close-up'];

export interface PictureOrder {
  readonly exercise: ExerciseBrief;
  readonly thing: SceneThing;
  readonly range: Range;
  readonly scale: boolean;
  readonly marker: number | null;
  /** Drawings by name, SVG text; a drawing that is not on this device is replaced by an outline. */
  readonly drawings: ReadonlyMap<string, string>;
}

const WIDTH = 1200;
const HEIGHT = 900;
/** Part of the drawing's sides a close-up shows. */
const CLOSE = 0.74;
/** A drawing shows its thing across about this part of its width, or of its height. */
const ACROSS = 0.62;
const ALONG = 0.9;

/** The picture the camera sees: the room, the thing among what lies near, or the thing alone; with a scale laid beside it. */
export function composePicture(order: PictureOrder): string {
  const { thing, range, scale, marker, drawings } = order;
  const view = range === 'overall' ? roomOf(order) : thing.view;
  const text = drawings.get(view) ?? drawings.get(thing.view);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#8d8b83"/>`,
    (text === undefined ? null : framed(text, range === 'close-up' ? CLOSE : 1)) ?? outline(),
    marker === null || range === 'close-up'
      ? ''
      : tent(range === 'overall' ? 40 : WIDTH - 190, HEIGHT - 170, marker),
    scale ? scaleBar(millimetresAPixel(order)) : '',
    '</svg>',
  ].join('');
}

/** The drawing of the room: what a piece of furniture in the same zone, or any other, shows. */
function roomOf({ exercise, thing }: PictureOrder): string {
  const fixtures = (exercise.scene?.things ?? []).filter((other) => other.fixture === true);
  return (fixtures.find((other) => other.zone === thing.zone) ?? fixtures[0])?.view ?? thing.view;
}

function millimetresAPixel({ exercise, thing, range }: PictureOrder): number {
  if (range === 'overall') return (exercise.scene?.width ?? 5000) / WIDTH;
  const whole = Math.max(thing.width / (WIDTH * ACROSS), thing.height / (HEIGHT * ALONG));
  return range === 'close-up' ? whole * CLOSE : whole;
}

/** The drawing filling the frame. Scripts and handlers are dropped: the bytes become evidence others open. */
function framed(drawing: string, part: number): string | null {
  const parsed = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
  if (parsed.nodeName !== 'svg') return null;
  for (const node of parsed.querySelectorAll('script, foreignObject')) node.remove();
  for (const node of parsed.querySelectorAll('*'))
    for (const { name } of Array.from(node.attributes)) if (name.startsWith('on')) node.removeAttribute(name);
  const [x = 0, y = 0, width = 800, height = 600] = (parsed.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number);
  const rest = (1 - part) / 2;
  parsed.setAttribute(
    'viewBox',
    [x + width * rest, y + height * rest, width * part, height * part].join(' '),
  );
  parsed.setAttribute('width', String(WIDTH));
  parsed.setAttribute('height', String(HEIGHT));
  parsed.setAttribute('preserveAspectRatio', 'xMidYMid slice');
  return new XMLSerializer().serializeToString(parsed);
}

function outline(): string {
  return '<rect x="300" y="225" width="600" height="450" fill="#c9c6ba" stroke="#2c2a25" stroke-width="4"/>';
}

function tent(x: number, y: number, number: number): string {
  return `<g transform="translate(${x} ${y})"><path d="M0 130 30 0h70l30 130z" fill="#f8ca12" stroke="#17130a" stroke-width="5"/><text x="65" y="96" font-family="sans-serif" font-size="76" font-weight="700" text-anchor="middle" fill="#17130a">${number}</text></g>`;
}

/** A chequered scale of ten fields: centimetres, decimetres or metres, whichever fits the frame. */
function scaleBar(ratio: number): string {
  const field = [10, 50, 100, 1000].find((mm) => mm / ratio >= 36) ?? 1000;
  const step = field / ratio;
  const count = Math.max(2, Math.min(10, Math.floor((WIDTH * 0.6) / step)));
  const x = (WIDTH - count * step) / 2;
  const y = HEIGHT - 110;
  const fields = Array.from(
    { length: count },
    (_none, i) =>
      `<rect x="${(x + i * step).toFixed(1)}" y="${y}" width="${step.toFixed(1)}" height="26" fill="${i % 2 === 0 ? '#111' : '#fff'}"/>`,
  );
  const long = count * field;
  const label = long < 1000 ? `${long / 10} cm` : `${long / 1000} m`;
  return `<g><rect x="${x - 14}" y="${y - 12}" width="${count * step + 28}" height="84" fill="#fff" stroke="#111" stroke-width="3"/>${fields.join('')}<text x="${x}" y="${y + 60}" font-family="sans-serif" font-size="30" fill="#111">${label}</text></g>`;
}
