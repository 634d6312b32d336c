import type { EventKind } from '@tracecraft/record';
import { actsAbout } from '@tracecraft/workbench';
import type { About } from './about.ts';

/** Acts that have a screen or a card of their own. */
const ELSEWHERE: readonly string[] = [
  'case.handed-in',
  'departure.explained',
  'waiver.requested',
  'waiver.recorded',
  'record.corrected',
  'record.retracted',
  'officer.joined',
  'exhibit.recognised',
  'bookmark.made',
  'finding.stated',
];

/** Acts about what is chosen; the order is that of the vocabulary. */
export function actsOffered(about: About): readonly EventKind[] {
  const types = typesOf(about);
  const kinds = new Set(types.flatMap((type) => actsAbout(type)));
  return [...kinds].filter(({ kind, objects }) => {
    if (ELSEWHERE.includes(kind)) return false;
    // An act that needs an object of another sort is offered where that is chosen.
    return objects.every(({ type, required }) => !required || (types as readonly string[]).includes(type));
  });
}

function typesOf(about: About): readonly ('case' | 'exhibit' | 'device' | 'image' | 'person')[] {
  if (about.type === 'scene') return ['case'];
  if (about.type === 'person') return ['person'];
  return [
    'exhibit',
    ...(about.exhibit.isDevice ? (['device'] as const) : []),
    ...(about.images.length > 0 ? (['image'] as const) : []),
  ];
}
