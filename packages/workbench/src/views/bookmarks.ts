import type { CaseEvent } from '@tracecraft/record';
import { locusOf, type Locus } from '../lab/locus.ts';
import { objectOf, textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

/** A selection somebody kept. */
export interface BookmarkView {
  readonly event: string;
  readonly title: string;
  readonly image: string | null;
  readonly locus: Locus | null;
  readonly by: string;
  readonly at: number;
}

/** Bookmarks that were not withdrawn, in order. */
export function bookmarks(events: readonly CaseEvent[]): readonly BookmarkView[] {
  return inEffect(events)
    .filter(({ header }) => header.kind === 'bookmark.made')
    .map((event) => ({
      event: event.id,
      title: textOf(event, 'title') ?? '',
      image: objectOf(event, 'image'),
      locus: locusOf(event.body.fields),
      by: event.body.performer,
      at: event.body.claimed.start,
    }));
}
