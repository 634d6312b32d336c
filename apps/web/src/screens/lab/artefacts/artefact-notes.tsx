import { sayNotice } from '@tracecraft/documents/findings';
import { useLanguage } from '../../../language/index.ts';
import type { ArtefactFile, Listing } from '../lab-state.ts';
import { visibleText } from '../visible-text.ts';
import styles from './artefacts.module.css';

const MOST = 100;

/** What of these files could not be read, by file. */
export function ArtefactNotes({
  files,
  listings,
}: {
  readonly files: readonly ArtefactFile[];
  readonly listings: ReadonlyMap<number, Listing>;
}) {
  const { phrases } = useLanguage();
  const notes = files.flatMap(({ fileSystem, entry, faults, unread }) => {
    const path = listings.get(fileSystem)?.files.at(entry)?.path ?? '';
    const told = [
      ...faults.map(({ code, ...params }) => sayNotice({ code, params }, phrases)),
      ...(unread === null ? [] : [sayNotice(unread, phrases)]),
    ];
    return told.map((text) => `${path}: ${text}`);
  });
  if (notes.length === 0) return null;
  return (
    <details className={styles['notes']}>
      <summary>{phrases.say('lab.artefacts.notes', { count: notes.length })}</summary>
      <ul>
        {notes.slice(0, MOST).map((note, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same words may be said of two places
          <li key={i}>{visibleText(note)}</li>
        ))}
      </ul>
    </details>
  );
}
