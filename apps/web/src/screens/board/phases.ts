import type { BoardRow } from '@tracecraft/course';

/** Phases of the work in their order, as the bars of the boards show them; the first is before any. */
export const PHASES: readonly BoardRow['phase'][] = [
  'not-started',
  'arrival',
  'documentation',
  'collection',
  'custody',
  'examination',
  'handed-in',
];
