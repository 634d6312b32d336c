import { matchedParts } from '@tracecraft/practice';
import styles from './practices.module.css';

/** A text with what the search found in it marked. */
export function MatchedText({ text, query }: { readonly text: string; readonly query: string }) {
  if (query.trim() === '') return <>{text}</>;
  return (
    <>
      {matchedParts(text, query).map(({ text: part, hit }, index) =>
        hit ? (
          // oxlint-disable-next-line react/no-array-index-key -- parts of one text never reorder
          <mark key={index} className={styles['hit']}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}
