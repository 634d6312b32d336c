import type { ExperienceText } from '@tracecraft/exchange';
import { useSay } from '../../language/index.ts';
import styles from './sharing-rounds.module.css';

/** The four parts of an experience as they were written. */
export function ExperienceWords({
  text,
  language,
}: {
  readonly text: ExperienceText;
  readonly language: string;
}) {
  const say = useSay();
  return (
    <div className={styles['words']}>
      {(['situation', 'done', 'result', 'change'] as const).map((word) => (
        <section key={word}>
          <h3>{say(`sharing.round.${word}`)}</h3>
          <p lang={language}>{text[word]}</p>
        </section>
      ))}
    </div>
  );
}
