import { choice, id, listOf, localised, mapOf, optional, text, type Reader } from '../read/shape.ts';
import type { Mutation, OverlayAnswer } from './activity.ts';

const answer = choice(['departure', 'no-departure']);
const written = mapOf({
  drop: optional(text),
  move: optional(text),
  to: optional(text),
  alter: optional(text),
  with: optional(text),
});

/** `drop: LINE`, `move: LINE` and `to: TIME`, or `alter: LINE` and `with: LINE`. */
const mutation: Reader<Mutation> = (value, path, report) => {
  const { drop, move, to, alter, with: other } = written(value, path, report);
  const given = [drop, move, alter].filter((one) => one !== undefined).length;
  if (given === 1 && drop !== undefined) return { kind: 'drop', line: drop };
  if (given === 1 && move !== undefined && to !== undefined) return { kind: 'move', line: move, to };
  if (given === 1 && alter !== undefined && other !== undefined)
    return { kind: 'alter', line: alter, with: other };
  report('not-a-choice', path, { choices: 'drop, move … to, alter … with', found: '' });
  return { kind: 'drop', line: '' };
};

/** An answer by overlay; which overlays it must name, the activity says. */
const key: Reader<Readonly<Record<string, OverlayAnswer>>> = (value, path, report) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('not-a-map', path);
    return {};
  }
  const pairs = Object.entries(value).map(([overlay, one]) => [
    overlay,
    answer(one, `${path}.${overlay}`, report),
  ]);
  return Object.fromEntries(pairs) as Record<string, OverlayAnswer>;
};

const worth: Reader<0 | 1 | 2> = (value, path, report) => {
  if (value === 0 || value === 1 || value === 2) return value;
  report('out-of-range', path, { least: 0, most: 2 });
  return 0;
};

export const gapsShape = {
  kind: choice(['gaps']),
  practices: listOf(id, 1),
  record: text,
  mutations: listOf(mutation, 1),
  gaps: listOf(
    mapOf({ id, practice: id, step: id, about: text, also: optional(listOf(text)), why: localised }),
    1,
  ),
};

export const overlaysShape = {
  kind: choice(['overlays']),
  overlays: listOf(id, 2),
  cards: listOf(mapOf({ id, text: localised, record: text, practice: id, key, why: localised }), 1),
};

export const decisionsShape = {
  kind: choice(['decisions']),
  cards: listOf(
    mapOf({
      id,
      situation: localised,
      options: listOf(mapOf({ id, text: localised, worth, why: localised }), 2),
      practice: id,
      science: mapOf({ source: text, supports: text }),
    }),
    1,
  ),
};
