export interface Point {
  readonly x: number;
  readonly y: number;
}

const ROUNDS = 80;

/**
 * Moves points that lie closer together than `apart` away from each other, as little as that takes, inside a box of
 * `width` by `height` less `margin` on every side. A scene's things may lie a hand apart; thumbs need more.
 */
export function spread(
  points: readonly Point[],
  apart: number,
  box: { readonly width: number; readonly height: number; readonly margin: number },
): readonly Point[] {
  const placed = points.map((point) => inside(point, box));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < placed.length; i++)
      for (let k = i + 1; k < placed.length; k++) {
        const pair = parted(placed[i]!, placed[k]!, apart);
        if (pair === null) continue;
        [placed[i], placed[k]] = [inside(pair[0], box), inside(pair[1], box)];
        moved = true;
      }
    if (!moved) break;
  }
  return placed;
}

/** The two points pushed apart along the line between them; null when they are far enough. */
function parted(one: Point, other: Point, apart: number): readonly [Point, Point] | null {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= apart - 0.01) return null;
  const push = (apart - distance) / 2 + 0.01;
  const [ux, uy] = distance === 0 ? [1, 0] : [dx / distance, dy / distance];
  return [
    { x: one.x - ux * push, y: one.y - uy * push },
    { x: other.x + ux * push, y: other.y + uy * push },
  ];
}

function inside({ x, y }: Point, box: { width: number; height: number; margin: number }): Point {
  const within = (value: number, most: number): number =>
    Math.min(Math.max(value, box.margin), Math.max(box.margin, most - box.margin));
  return { x: within(x, box.width), y: within(y, box.height) };
}
