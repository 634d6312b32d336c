import { bookmarks, findings, type Locus } from '@tracecraft/workbench';
import type { Session } from '@tracecraft/workbench';

/** Something the examiner kept: a bookmark, or a finding with its sentence. */
export interface Kept {
  readonly id: string;
  readonly kind: 'bookmark' | 'finding';
  /** Title of the bookmark, or sentence of the finding. */
  readonly text: string;
  readonly question: string | null;
  readonly answer: string | null;
  readonly locus: Locus;
}

/** What the case holds about one image, in the order it was recorded. */
export function keptInCase(session: Session, image: string | null): readonly Kept[] {
  const events = session.events();
  const marks = bookmarks(events).map((mark) => ({
    ...mark,
    kind: 'bookmark' as const,
    text: mark.title,
    question: null,
    answer: null,
  }));
  const stated = findings(events).map((finding) => ({
    ...finding,
    kind: 'finding' as const,
    text: finding.sentence,
  }));
  return [...marks, ...stated]
    .filter((kept) => kept.locus !== null && (image === null || kept.image === image))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ event, kind, text, question, answer, locus }) =>
      locus === null ? [] : [{ id: event, kind, text, question, answer, locus }],
    );
}
