import type { CaseEvent, FieldValue } from '@tracecraft/record';
import { describe, expect, test } from 'vitest';
import {
  compilePractices,
  createMonitor,
  miniObject,
  miniRecord,
  type CheckVerdict,
} from '@tracecraft/practice';
import { practiceOf } from './practice-of.ts';

const PHOTO = 'for each exhibit: before collect or move, require photograph with scale = yes';
const KEPT = `08:58 budi recognise X number 1 description thing kind drugs
09:00 budi photograph X view overall scale yes
09:05 budi collect X`;
const LATER = '\n09:10 mei note text "x"\n09:11 mei note text "y"\n09:12 ana note text "z"';
const events = miniRecord(KEPT);
const photograph = events[2]!;

/** Marks that stand at the places of three later notes: who, as what, on which event, seen or not. */
function marks(...given: readonly (readonly [string, string, string, string])[]): readonly CaseEvent[] {
  const places = miniRecord(KEPT + LATER).slice(events.length);
  return given.map(([performer, role, target, seen], i) =>
    become(places[i]!, performer, role, 'act.assessed', { target, seen }),
  );
}

function become(
  place: CaseEvent,
  performer: string,
  role: string,
  kind: string,
  fields: Readonly<Record<string, FieldValue>>,
): CaseEvent {
  return { ...place, header: { ...place.header, kind }, body: { ...place.body, performer, role, fields } };
}

function after(added: readonly CaseEvent[]): { live: CheckVerdict; whole: CheckVerdict; told: number } {
  const compiled = compilePractices([practiceOf(PHOTO)]);
  const [growing, whole] = [createMonitor(compiled), createMonitor(compiled)];
  growing.add(events);
  // A change is one of what was read.
  growing.verdicts();
  const told = added.map((event) => [...growing.add([event])].length);
  whole.add([...added, ...events]);
  return {
    live: growing.verdicts()[0]!,
    whole: whole.verdicts()[0]!,
    told: told.reduce((sum, count) => sum + count, 0),
  };
}

describe('an assessor who saw the act is a second person', () => {
  test.each([
    ['nobody marked it', [], 'declared', 0],
    ['an assessor saw it', [['mei', 'assessor', photograph.id, 'seen']], 'corroborated', 1],
    ['a trainer saw it', [['mei', 'trainer', photograph.id, 'seen']], 'corroborated', 1],
    ['a trainee says so', [['mei', 'officer', photograph.id, 'seen']], 'declared', 0],
    ['the performer says so', [['budi', 'assessor', photograph.id, 'seen']], 'declared', 0],
    ['another act was seen', [['mei', 'assessor', events[3]!.id, 'seen']], 'declared', 0],
    ['it was not seen', [['mei', 'assessor', photograph.id, 'not-seen']], 'declared', 0],
    [
      'the assessor corrects the mark',
      [
        ['mei', 'assessor', photograph.id, 'seen'],
        ['mei', 'assessor', photograph.id, 'not-seen'],
      ],
      'declared',
      2,
    ],
    [
      'two assessors differ',
      [
        ['mei', 'assessor', photograph.id, 'seen'],
        ['ana', 'assessor', photograph.id, 'not-seen'],
      ],
      'declared',
      2,
    ],
  ] as const)('%s', (_name, given, basis, told) => {
    const judged = after(marks(...given));
    expect(judged.live).toMatchObject({ verdict: 'satisfied', basis });
    expect(judged.whole).toMatchObject({ verdict: 'satisfied', basis });
    expect(judged.told).toBe(told);
  });
});

test('a waiver may name step and object as fields, where the object has no role in it', () => {
  const bad = KEPT.replace('scale yes', 'scale no');
  const place = miniRecord(bad + LATER)[events.length]!;
  const waived = (fields: Readonly<Record<string, FieldValue>>): string | null => {
    const monitor = createMonitor(compilePractices([practiceOf(PHOTO)]));
    monitor.add(miniRecord(bad));
    monitor.add([
      become(place, 'mei', 'trainer', 'waiver.recorded', { practice: 'p', reason: 'rain', ...fields }),
    ]);
    const [verdict] = monitor.verdicts();
    expect(verdict?.verdict).toBe('violated');
    return verdict?.waived ?? null;
  };
  const object = miniObject(bad, 'X')!;
  expect(waived({ object })).toBe(place.id);
  expect(waived({ object, step: 'p' })).toBe(place.id);
  expect(waived({ object, step: 'q' })).toBeNull();
  expect(waived({ object: 'elsewhere' })).toBeNull();
  expect(waived({})).toBeNull();
});
