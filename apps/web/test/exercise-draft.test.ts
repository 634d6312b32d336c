import { openExercise, packExercise } from '@tracecraft/course';
import { expect, it } from 'vitest';
import { partsOfDraft } from '../src/case/parts-of-draft.ts';
import {
  adaptedDraft,
  blankDraft,
  freeId,
  freeVersion,
} from '../src/screens/exercise-authoring/new-draft.ts';
import { faultWords } from '../src/screens/exercise-authoring/fault-words.ts';
import { sectionOf } from '../src/screens/exercise-authoring/sections.ts';

const BIRTH = { key: 'abcdef01', account: 'trainer', now: 0 };

function complete() {
  const draft = blankDraft(BIRTH, '2026-03-10');
  const { exercise, truth } = draft;
  return {
    ...draft,
    exercise: {
      ...exercise,
      title: { en: 'The red bag' },
      summary: { en: 'A bag in a room.' },
      brief: { en: 'Find the bag.' },
      place: { ...exercise.place, state: 'Aranya' },
      practices: { ...exercise.practices, ids: ['photograph-before-moving'] },
      scene: {
        ...exercise.scene!,
        things: [
          {
            id: 'bag',
            title: { en: 'Bag' },
            zone: 'room',
            x: 100,
            y: 100,
            width: 300,
            height: 200,
            view: 'bag',
          },
        ],
      },
      questions: [{ id: 'whose', text: { en: 'Whose is the bag?' }, answer: 'text' as const }],
    },
    truth: {
      ...truth,
      story: { en: 'Nobody knows.' },
      duties: [
        { practice: 'photograph-before-moving', step: 'photograph-before-moving', about: 'bag', points: 3 },
      ],
      findings: [
        {
          id: 'owner',
          question: 'whose',
          accept: ['Mara'],
          evidence: null,
          at: [],
          points: 5,
          kind: 'exculpatory' as const,
          explanation: { en: 'Her name is in it.' },
        },
      ],
    },
    views: {
      bag: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>\n',
      unused: 'no drawing at all',
    },
  };
}

it('a blank draft says what is missing and where in the editor it belongs', () => {
  const packed = packExercise(partsOfDraft(blankDraft(BIRTH, '2026-03-10')));
  if (!('errors' in packed)) throw new Error('a blank exercise was accepted');
  const sections = new Set(packed.errors.map(sectionOf));
  for (const section of ['brief', 'truth', 'practices'] as const) expect(sections).toContain(section);
});

it('a complete draft becomes one file that opens again as the same exercise, without the drawing nobody uses', () => {
  const draft = complete();
  const packed = packExercise(partsOfDraft(draft));
  if ('errors' in packed) throw new Error(JSON.stringify(packed.errors));
  const opened = openExercise(packed.bytes);
  if ('errors' in opened) throw new Error(JSON.stringify(opened.errors));
  expect(opened.exercise.title).toEqual({ en: 'The red bag' });
  expect(opened.exercise.truth.duties).toEqual(draft.truth.duties);
  expect(Object.keys(opened.parts.views)).toEqual(['bag']);
  // Adapted, it is the next version with nothing lost.
  const { truth, ...exercise } = opened.exercise;
  const { views, rubrics } = opened.parts;
  const next = adaptedDraft(BIRTH, { exercise, truth, views, rubrics, known: ['0.4.0'] });
  expect(next.exercise.version).toBe('0.5.0');
  const again = packExercise(partsOfDraft(next));
  expect('errors' in again ? again.errors : []).toEqual([]);
});

it('a reference to nothing is found, and belongs to the findings', () => {
  const draft = complete();
  const [finding] = draft.truth.findings;
  const packed = packExercise(
    partsOfDraft({ ...draft, truth: { ...draft.truth, findings: [{ ...finding!, question: 'nothing' }] } }),
  );
  if (!('errors' in packed)) throw new Error('accepted');
  expect(packed.errors.map((fault) => [fault.code, sectionOf(fault)])).toContainEqual([
    'unknown-reference',
    'findings',
  ]);
});

it('versions and ids are free ones', () => {
  expect(freeVersion([])).toBe('0.1.0');
  expect(freeVersion(['0.9.0', '0.10.3', 'draft'])).toBe('0.11.0');
  expect(freeVersion(['1.0.0', '0.99.0'])).toBe('1.1.0');
  expect(freeId('Túi đỏ!', [], 'thing')).toBe('tui-o');
  expect(freeId('증거', ['thing-1'], 'thing')).toBe('thing-2');
});

it('what is wrong is said with the names of the editor; an empty field is called empty', () => {
  const draft = blankDraft(BIRTH, '2026-03-10');
  const packed = packExercise(partsOfDraft(draft));
  const faults = 'errors' in packed ? packed.errors : [];
  const said = faults.map((fault) =>
    faultWords((id, params) => `${id} ${Object.values(params ?? {}).join(' ')}`.trim(), fault, draft),
  );
  expect(said).toContain('run.author.lint.empty run.author.title');
  expect(said).toContain('run.author.lint.empty run.author.truth.story');
  expect(said).toContain('run.author.lint.too-few run.author.section.practices 1');
  expect(said.join(' ')).not.toMatch(/\.en\b/);
});
