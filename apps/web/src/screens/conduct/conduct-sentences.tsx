import { Link } from '@tanstack/react-router';
import type { Conduct } from '@tracecraft/practice';
import type { PracticeLibrary } from '../../case/practice-library.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './conduct.module.css';

/** The sentences of the code in `language`, each with the practices that make it checkable. */
export function ConductSentences({
  conduct,
  library,
  language,
}: {
  readonly conduct: Conduct;
  readonly library: PracticeLibrary;
  readonly language: string;
}) {
  const { localised, phrases } = useLanguage();
  return (
    <ol className={styles['sentences']} lang={language}>
      {conduct.sentences.map((sentence) => (
        <li key={sentence.id}>
          <p>{sentence.text[language] ?? sentence.text.en}</p>
          <p className={styles['codes']}>
            <span className="sr-only">{phrases.say('library.conduct.checked-by')}</span>
            {sentence.practices.map((code) => {
              const practice = library.coded(code);
              return practice === undefined ? null : (
                <Link
                  key={code}
                  to="/practices/$practice"
                  params={{ practice: practice.id }}
                  title={localised(practice.title)}
                  aria-label={`${code} ${localised(practice.title)}`}
                >
                  {code}
                </Link>
              );
            })}
          </p>
        </li>
      ))}
    </ol>
  );
}
