import type { ProfileChange } from '@tracecraft/practice';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './practices.module.css';
import { WordMarks } from './word-marks.tsx';

/** What an overlay did to steps: before and after, which way it goes, and why. */
export function ProfileChanges({ changes }: { readonly changes: readonly ProfileChange[] }) {
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => (
        <li key={change.step} className={styles['change']}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ change }: { readonly change: ProfileChange }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { kind, before, after, level, severity, reason } = change;
  const sameSentence = before !== null && before === after;
  return (
    <>
      <p className={styles['tags']}>
        <Tag tone={kind === 'loosened' || kind === 'dropped' ? 'departure' : 'ok'}>
          {say(`library.change.${kind}`)}
        </Tag>
        <Tag>{change.step}</Tag>
      </p>
      {sameSentence ? <p lang="en">{after}</p> : <WordMarks before={before ?? ''} after={after ?? ''} />}
      {level !== null && (
        <p>{say('library.change.level', { from: say(`level.${level[0]}`), to: say(`level.${level[1]}`) })}</p>
      )}
      {severity !== null && (
        <p>
          {say('library.change.severity', {
            from: say(`severity.${severity[0]}`),
            to: say(`severity.${severity[1]}`),
          })}
        </p>
      )}
      {reason !== null && <p>{localised(reason)}</p>}
    </>
  );
}
