import type { ExerciseBrief, SceneThing } from '@tracecraft/course';

export type Range = 'overall' | 'mid-range' | 'close-up';
export const RANGES: readonly Range[] = ['overall', 'mid-range', 'close-up'];

export interface PictureOrder {
  readonly exercise: ExerciseBrief;
  readonly thing: SceneThing;
  readonly range: Range;
  readonly scale: boolean;
  readonly marker: number | null;
  /** Drawing of the thing, SVG text; null when it is not on this device. */
  readonly drawing: string | null;
}

const WIDTH = 1200;
const HEIGHT = 900;
/** How much of the frame's width the thing fills. */
const FILLS: Readonly<Record<Range, number>> = { overall: 0.2, 'mid-range': 0.46, 'close-up': 0.82 };

/** The picture the camera sees: an SVG of the thing at the chosen range, with the scale laid beside it where there is one. */
export function composePicture(order: PictureOrder): string {
  const { thing, range, scale, marker } = order;
  const width = WIDTH * FILLS[range];
  const ratio = thing.width / WIDTH / FILLS[range];
  const height = Math.min(HEIGHT * 0.8, Math.max(width * 0.5, (width * thing.height) / thing.width));
  const [x, y] = [(WIDTH - width) / 2, (HEIGHT - height) / 2 - (scale ? 30 : 0)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#8d8b83"/>`,
    range === 'close-up' ? '' : surroundings(order),
    nested(order.drawing, { x, y, width, height }) ?? outline({ x, y, width, height }),
    marker === null || range === 'close-up' ? '' : tent(x + width + 24, y + height - 40, marker, range === 'overall' ? 0.7 : 1),
    scale ? scaleBar(x, Math.min(HEIGHT - 70, y + height + 24), ratio, WIDTH * FILLS[range]) : '',
    '</svg>',
  ].join('');
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The drawing as a nested picture. Scripts and handlers are dropped: the bytes become evidence others open. */
function nested(drawing: string | null, box: Box): string | null {
  if (drawing === null) return null;
  const parsed = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
  if (parsed.nodeName !== 'svg') return null;
  for (const node of parsed.querySelectorAll('script, foreignObject')) node.remove();
  for (const node of parsed.querySelectorAll('*'))
    for (const { name } of [...node.attributes]) if (name.startsWith('on')) node.removeAttribute(name);
  if (!parsed.hasAttribute('viewBox'))
    parsed.setAttribute('viewBox', `0 0 ${Number.parseFloat(parsed.getAttribute('width') ?? '400')} ${Number.parseFloat(parsed.getAttribute('height') ?? '300')}`);
  for (const [name, value] of Object.entries(box)) parsed.setAttribute(name, String(Math.round(value)));
  return new XMLSerializer().serializeToString(parsed);
}

function outline({ x, y, width, height }: Box): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#c9c6ba" stroke="#2c2a25" stroke-width="4"/>`;
}

/** What stands near: footprints of the plan around the thing, out of focus. */
function surroundings({ exercise, thing, range }: PictureOrder): string {
  const perMm = (WIDTH * FILLS[range]) / thing.width;
  const [cx, cy] = [thing.x + thing.width / 2, thing.y + thing.height / 2];
  const place = (other: SceneThing): string => {
    const [x, y] = [WIDTH / 2 + (other.x - cx) * perMm, HEIGHT / 2 + (other.y - cy) * perMm].map(Math.round);
    const [width, height] = [other.width * perMm, other.height * perMm].map(Math.round);
    const fill = other.fixture === true ? '#7c7a72' : '#9a978c';
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="#5f5d56" stroke-width="2"/>`;
  };
  const others = (exercise.scene?.things ?? []).filter((other) => other.id !== thing.id);
  return others.toSorted((a, b) => Number(b.fixture ?? false) - Number(a.fixture ?? false)).map(place).join('');
}

function tent(x: number, y: number, number: number, size: number): string {
  return `<g transform="translate(${Math.min(x, WIDTH - 110)} ${y - 60 * size}) scale(${size})"><path d="M0 100 24 0h52l24 100z" fill="#f8ca12" stroke="#17130a" stroke-width="4"/><text x="50" y="74" font-family="sans-serif" font-size="58" font-weight="700" text-anchor="middle" fill="#17130a">${number}</text></g>`;
}

/** A chequered scale, each field one centimetre or ten, true to the size of the thing. `ratio` is millimetres a pixel. */
function scaleBar(x: number, y: number, ratio: number, most: number): string {
  const field = [10, 100, 1000].find((mm) => mm / ratio >= 24) ?? 1000;
  const step = field / ratio;
  const count = Math.max(2, Math.min(10, Math.floor(most / step)));
  const fields = Array.from({ length: count }, (_unused, i) => `<rect x="${x + i * step}" y="${y}" width="${step}" height="18" fill="${i % 2 === 0 ? '#111' : '#fff'}"/>`);
  const label = field === 10 ? `${count} cm` : field === 100 ? `${count * 10} cm` : `${count} m`;
  return `<g><rect x="${x - 8}" y="${y - 6}" width="${count * step + 16}" height="58" fill="#fff" stroke="#111" stroke-width="2"/>${fields.join('')}<text x="${x}" y="${y + 44}" font-family="sans-serif" font-size="22" fill="#111">${label}</text></g>`;
}
