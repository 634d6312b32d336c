import type { ChangedVerdict } from '@tracecraft/practice';
import { useSay } from '../../language/index.ts';
import styles from './practice-editor.module.css';

/** Which records the change would judge differently, and how. */
export function ChangedCases({
  changes,
  records,
}: {
  readonly changes: readonly ChangedVerdict[];
  readonly records: number;
}) {
  const say = useSay();
  const names = [...new Set(changes.map(({ record }) => record))];
  return (
    <output className={styles['changed']}>
      <b>{say('editor.changed', { count: names.length, records })}</b>
      <ul className={styles['verdicts']}>
        {names.slice(0, 30).map((name) => {
          const own = changes.filter(({ record }) => record === name);
          return (
            <li key={name}>
              {name}: {[...new Set(own.map(({ before, after }) => turn(say, before, after)))].join('; ')}{' '}
              <span className="label">{say('editor.objects', { count: own.length })}</span>
            </li>
          );
        })}
      </ul>
    </output>
  );
}

function turn(say: ReturnType<typeof useSay>, before: string | null, after: string | null): string {
  const word = (verdict: string | null): string =>
    verdict === null ? say('editor.not-checked') : say(`verdict.${verdict}`);
  return say('editor.turn', { before: word(before), after: word(after) });
}
