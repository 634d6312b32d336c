import { expect, it } from 'vitest';
import { deviceClock } from '../src/adapters/clock.ts';
import { formatDuration } from '../src/language/formats.ts';
import { timeOfWallClock, wallClock } from '../src/screens/scene/wall-clock.ts';

it('reads a wall-clock time at the place of the exercise', () => {
  expect(timeOfWallClock('2026-03-09T06:20', 'Asia/Bangkok')).toBe(Date.UTC(2026, 2, 8, 23, 20));
  expect(timeOfWallClock('2026-03-09T06:20', 'Asia/Yangon')).toBe(Date.UTC(2026, 2, 8, 23, 50));
  expect(wallClock(Date.UTC(2026, 2, 8, 23, 20), 'Asia/Bangkok')).toBe('2026-03-09T06:20');
  expect(timeOfWallClock('', 'Asia/Bangkok')).toBeUndefined();
});

it('holds across a change of offset', () => {
  // Seoul was at +10 in the summer of 1988.
  expect(timeOfWallClock('1988-07-01T12:00', 'Asia/Seoul')).toBe(Date.UTC(1988, 6, 1, 2, 0));
  expect(timeOfWallClock('1989-07-01T12:00', 'Asia/Seoul')).toBe(Date.UTC(1989, 6, 1, 3, 0));
});

it('shows the offset of the place with each act', () => {
  expect(deviceClock('Asia/Kathmandu').zoneAt(0)).toEqual({ zone: 'Asia/Kathmandu', offsetMinutes: 330 });
  expect(deviceClock('Asia/Kathmandu').zoneAt(Date.UTC(2026, 0, 1))).toEqual({
    zone: 'Asia/Kathmandu',
    offsetMinutes: 345,
  });
});

it('counts down in minutes and seconds', () => {
  expect([245_000, 3_845_999, -5_000].map(formatDuration)).toEqual(['4:05', '1:04:05', '−0:05']);
});
