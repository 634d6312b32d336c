import type { EventKind } from '@tracecraft/record';
import { actsAbout, type ExhibitView } from '@tracecraft/workbench';

/** Acts that have a screen of their own, or come with one. */
const ELSEWHERE: readonly string[] = [
  'case.handed-in',
  'departure.explained',
  'record.corrected',
  'record.retracted',
  'officer.joined',
  'exhibit.recognised',
  'bookmark.made',
  'finding.stated',
];

/** Acts about the scene and the case as a whole, in the order of the work. */
export function sceneActs(): readonly EventKind[] {
  return actsAbout('case').filter(
    ({ kind, objects }) => !ELSEWHERE.includes(kind) && !objects.some(({ type }) => type === 'device'),
  );
}

/** Acts about one exhibit; those of a device only where it is one. */
export function exhibitActs(exhibit: ExhibitView): readonly EventKind[] {
  const own = actsAbout('exhibit').filter(({ kind }) => !ELSEWHERE.includes(kind));
  const device = exhibit.isDevice ? actsAbout('device').filter((kind) => !own.includes(kind)) : [];
  return [...own, ...device];
}
