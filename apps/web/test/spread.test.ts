import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spread, type Point } from '../src/screens/scene/spread.ts';

const BOX = { width: 390, height: 290, margin: 20 };
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const closest = (points: readonly Point[]): number =>
  Math.min(...points.flatMap((a, i) => points.slice(i + 1).map((b) => distance(a, b))));

it('leaves alone what is far enough apart', () => {
  const points = [
    { x: 50, y: 50 },
    { x: 150, y: 50 },
    { x: 50, y: 250 },
  ];
  expect(spread(points, 40, BOX)).toEqual(points);
});

it('parts two things that lie a hand apart, each by half of what is missing', () => {
  const [a, b] = spread(
    [
      { x: 140, y: 50 },
      { x: 166, y: 50 },
    ],
    40,
    BOX,
  );
  expect(a?.x).toBeCloseTo(133, 0);
  expect(b?.x).toBeCloseTo(173, 0);
});

it('makes room for a thumb wherever ten things lie, and never leaves the plan', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 390 }), y: fc.integer({ min: 0, max: 290 }) });
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 10 }), (points) => {
      const placed = spread(points, 40, BOX);
      expect(closest(placed)).toBeGreaterThan(24);
      for (const { x, y } of placed) {
        expect(x).toBeGreaterThanOrEqual(20);
        expect(x).toBeLessThanOrEqual(370);
        expect(y).toBeGreaterThanOrEqual(20);
        expect(y).toBeLessThanOrEqual(270);
      }
    }),
  );
});
