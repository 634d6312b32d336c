import type { SentenceFault } from '@tracecraft/practice';
import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './practice-editor.module.css';

/** The sentence with the word it fails at marked, what is wrong, and what was probably meant as a button. */
export function SentenceFaultLine({
  id,
  check,
  fault,
  onChange,
}: {
  readonly id: string;
  readonly check: string;
  readonly fault: SentenceFault | null;
  readonly onChange: (check: string) => void;
}) {
  const say = useSay();
  const suggestion = String(fault?.params['suggestion'] ?? '');
  return (
    <output id={id} className={styles['fault']}>
      {fault !== null && (
        <>
          <code lang="en">
            {check.slice(0, fault.at)}
            <mark>{check.slice(fault.at, fault.at + fault.length) || '…'}</mark>
            {check.slice(fault.at + fault.length)}
          </code>
          <span>{say(`practice.problem.${fault.code}`, fault.params)}</span>
          {suggestion !== '' && (
            <Button
              onClick={() =>
                onChange(check.slice(0, fault.at) + suggestion + check.slice(fault.at + fault.length))
              }
            >
              {say('editor.use-suggestion', { word: suggestion })}
            </Button>
          )}
        </>
      )}
    </output>
  );
}
