import { expect, it } from 'vitest';
import { sharing } from './shared-events.ts';

const OBSERVED = { observed: 'Phones were switched off.', practice: 'isolate-first', language: 'en' };
const identified = (lesson: string, remedy = 'Ask first.') => ({
  lesson,
  cause: 'Nobody on call.',
  remedy,
  actor: 'Duty officer',
  practice: 'photograph-in-place',
});

it('goes its path step by step, and no further than the first step left out', () => {
  const { say, state } = sharing();
  const lesson = say('lesson.observed', 'aranya', OBSERVED);
  const stage = () => state().lessons.get(lesson)?.stage;
  expect(stage()).toBe('observed');
  say('lesson.validated', 'aranya', { lesson, exercise: 'blue-tape', outcome: 'works' });
  expect(stage()).toBe('observed');
  say('lesson.identified', 'aranya', identified(lesson));
  expect([stage(), state().lessons.get(lesson)?.practice]).toEqual(['identified', 'photograph-in-place']);
  say('lesson.agreed', 'bayu', { lesson });
  expect(stage()).toBe('agreed');
  say('lesson.applied', 'aranya', { lesson, proposal: 'p1' });
  expect(stage()).toBe('validated');
});

it('a change that failed its exercise is changed and not validated', () => {
  const { say, state } = sharing();
  const lesson = say('lesson.observed', 'aranya', OBSERVED);
  say('lesson.identified', 'aranya', identified(lesson));
  say('lesson.agreed', 'bayu', { lesson });
  say('lesson.applied', 'aranya', { lesson, proposal: 'p1' });
  say('lesson.validated', 'bayu', { lesson, exercise: 'blue-tape', outcome: 'works' });
  say('lesson.validated', 'bayu', { lesson, exercise: 'quiet-dock', outcome: 'does-not-work' });
  expect(state().lessons.get(lesson)?.stage).toBe('changed');
});

it('who agreed with a wording that was replaced has to be asked again', () => {
  const { say, state } = sharing();
  const lesson = say('lesson.observed', 'aranya', OBSERVED);
  say('lesson.agreed', 'cendra', { lesson });
  say('lesson.identified', 'aranya', identified(lesson));
  say('lesson.agreed', 'bayu', { lesson });
  say('lesson.identified', 'aranya', identified(lesson, 'Call the examiner.'));
  const before = state().lessons.get(lesson);
  expect([before?.stage, before?.agreed, before?.agreedBefore.map(({ agency }) => agency)]).toEqual([
    'identified',
    [],
    ['cendra', 'bayu'],
  ]);
  say('lesson.agreed', 'bayu', { lesson });
  const after = state().lessons.get(lesson);
  expect([
    after?.agreed.map(({ agency }) => agency),
    after?.agreedBefore.map(({ agency }) => agency),
  ]).toEqual([['bayu'], ['cendra']]);
});

it('steps of a lesson its reader does not have are passed over', () => {
  const { say, state } = sharing();
  say('lesson.agreed', 'bayu', { lesson: 'unknown' });
  expect(state().lessons.size).toBe(0);
});
