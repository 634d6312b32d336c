import type { ContentFault } from '@tracecraft/course';

/** Parts of the editor, in the order a trainer thinks of them. */
export const SECTIONS = [
  'brief',
  'roles',
  'scene',
  'evidence',
  'practices',
  'questions',
  'truth',
  'findings',
  'injects',
  'hints',
  'marking',
  'publish',
] as const;
export type Section = (typeof SECTIONS)[number];

const PLACES: readonly (readonly [RegExp, Section])[] = [
  [/^duties/, 'roles'],
  [/^(scene|views)/, 'scene'],
  [/^evidence/, 'evidence'],
  [/^practices/, 'practices'],
  [/^questions/, 'questions'],
  [/^(weights|rubrics|assessed|setting)/, 'marking'],
];
const TRUTH_PLACES: readonly (readonly [RegExp, Section])[] = [
  [/^(findings|decoys)/, 'findings'],
  [/^injects/, 'injects'],
  [/^hints/, 'hints'],
];

/** Where in the editor a fault is put right. */
export function sectionOf({ document, path }: Pick<ContentFault, 'document' | 'path'>): Section {
  const inTruth = document === 'truth' || path.startsWith('truth.');
  const rest = path.replace(/^truth\./, '');
  const found = (inTruth ? TRUTH_PLACES : PLACES).find(([place]) => place.test(rest));
  return found?.[1] ?? (inTruth ? 'truth' : 'brief');
}
