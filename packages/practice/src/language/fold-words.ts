import type { FieldSpec } from '@tracecraft/record';
import type { StateWord } from './syntax.ts';

/** What a named fold says of the record at an act: type, unit and meaning (docs/spec/practice.md §folds). */
export const FOLDS: Readonly<Record<StateWord, FieldSpec>> = {
  now: { type: 'time', meaning: 'The claimed interval of the activating act.' },
  'current holder': { type: 'person', meaning: 'Who holds the exhibit just before the act.' },
  'collecting officer': { type: 'person', meaning: 'Who collected the exhibit.' },
  'current seal': { type: 'text', meaning: 'Number of the seal applied to the exhibit last before the act.' },
  'people inside': {
    type: 'integer',
    unit: 'count',
    meaning: 'Officers who entered the scene before the act and have not left it.',
  },
  'uncovered zones': {
    type: 'integer',
    unit: 'count',
    meaning: 'Zones of the plan neither searched nor left on a reasoned decision before the act.',
  },
  'others in package': {
    type: 'integer',
    unit: 'count',
    meaning: 'Other exhibits whose package bears the number given in the act.',
  },
  'weight drift': {
    type: 'integer',
    unit: 'mg',
    meaning: 'Difference between the first net weight less samples taken and the net weight of the act.',
  },
  'waiting fragile traces': {
    type: 'integer',
    unit: 'count',
    meaning: 'Fragile exhibits of the same zone neither collected nor protected before the act.',
  },
  'within scope': {
    type: 'yes-no',
    meaning: 'An authority in force at the act covers the exhibit by kind or number.',
  },
  'performer competence': {
    type: 'list',
    meaning: 'Fields of work recorded for the performer before the act.',
  },
  'recording delay': { type: 'integer', unit: 'ms', meaning: 'How long after the act it was written down.' },
  'unreported departures': {
    type: 'integer',
    unit: 'count',
    meaning: 'Departures that stood before the act and that it does not name.',
  },
  'local hour': { type: 'integer', unit: 'count', meaning: 'Hour of the wall clock at the act, 0 to 23.' },
};

/** Every fold word, longest first, so that the longer of two is read. */
export const STATE_WORDS: readonly StateWord[] = (Object.keys(FOLDS) as StateWord[]).toSorted(
  (a, b) => b.split(' ').length - a.split(' ').length || (a < b ? -1 : 1),
);
