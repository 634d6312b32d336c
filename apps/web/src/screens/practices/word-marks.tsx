import { markWords } from '@tracecraft/practice';
import { useSay } from '../../language/index.ts';
import styles from './practices.module.css';

/** A sentence as it was and is in one: struck out and underlined, and said so to a screen reader. */
export function WordMarks({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useSay();
  if (before === '' || after === '') return <p lang="en">{before + after}</p>;
  return (
    <p className={styles['words']} lang="en">
      {markWords(before, after).map(({ mark, text }, index) => {
        // oxlint-disable-next-line react/no-array-index-key -- words of one sentence never reorder
        if (mark === 'same') return <span key={index}>{text}</span>;
        const Word = mark === 'added' ? 'ins' : 'del';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- words of one sentence never reorder
          <span key={index}>
            <span className="sr-only">{say(`library.word.${mark}`)}</span>
            <Word>{text}</Word>
          </span>
        );
      })}
    </p>
  );
}
