import type { EventKind, FieldValue } from '@tracecraft/record';
import type { ExhibitView, ImageView, PersonView } from '@tracecraft/workbench';

/** What the acts on the screen are about. */
export type About =
  | { readonly type: 'scene' }
  | { readonly type: 'exhibit'; readonly exhibit: ExhibitView; readonly images: readonly ImageView[] }
  | { readonly type: 'person'; readonly person: PersonView };

/** The roles the kind declares, filled from what is chosen: a device exhibit is both, its newest copy is its image. */
export function objectsOf(kind: EventKind, about: About): Readonly<Record<string, string>> {
  const known = idsOf(about);
  const objects: Record<string, string> = {};
  for (const { role, type } of kind.objects) {
    const id = known[type];
    if (id !== undefined) objects[role] = id;
  }
  return objects;
}

function idsOf(about: About): Readonly<Partial<Record<EventKind['objects'][number]['type'], string>>> {
  if (about.type === 'scene') return {};
  if (about.type === 'person') return { person: about.person.id };
  const { exhibit, images } = about;
  const image = images.at(-1)?.id;
  return {
    exhibit: exhibit.id,
    ...(exhibit.isDevice ? { device: exhibit.id } : {}),
    ...(image === undefined ? {} : { image }),
  };
}

/** Ids of everything chosen, for the advice that concerns it. */
export function chosenIds(about: About): readonly string[] {
  if (about.type === 'scene') return [];
  if (about.type === 'person') return [about.person.id];
  return [about.exhibit.id, ...about.images.map(({ id }) => id)];
}

/** What the record knows already, so that nobody types it again. */
export function defaultsOf(kind: EventKind, about: About, me: string): Readonly<Record<string, FieldValue>> {
  if (about.type !== 'exhibit') return {};
  const { exhibit } = about;
  if (kind.kind === 'custody.offered')
    return {
      from: me,
      ...(typeof exhibit.sealNumber === 'string' ? { 'seal-number': exhibit.sealNumber } : {}),
    };
  if (kind.kind === 'custody.accepted') {
    const giver = exhibit.custody.findLast(({ act }) => act === 'offered')?.from;
    return typeof giver === 'string' ? { from: giver } : {};
  }
  return {};
}
