import type { Problem } from '@tracecraft/practice';
import { useRef } from 'react';
import { Button, Notice, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './practice-editor.module.css';

/** Everything that cannot be read, and the whole file for what has no field of its own. */
export function WholeFile({
  text,
  problems,
  onChange,
}: {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
}) {
  const say = useSay();
  const frame = useRef<HTMLDetailsElement>(null);

  function goTo({ line, column, length }: Problem): void {
    const area = frame.current?.querySelector('textarea');
    if (area === undefined || area === null || frame.current === null) return;
    frame.current.open = true;
    const at =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1;
    area.focus();
    area.setSelectionRange(at, at + length);
  }

  return (
    <>
      {problems.length > 0 && (
        <Notice tone="departure">
          <ul className={styles['verdicts']}>
            {problems.slice(0, 8).map((problem) => (
              <li key={`${problem.code} ${problem.line} ${problem.column}`}>
                {say(`practice.problem.${problem.code}`, problem.params)}{' '}
                <Button onClick={() => goTo(problem)}>
                  {say('editor.line', { line: problem.line, column: problem.column })}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <details ref={frame} className={styles['whole']}>
        <summary>{say('editor.whole-file')}</summary>
        <TextArea
          label={say('editor.whole-file')}
          spellCheck={false}
          rows={28}
          maxLength={65_536}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      </details>
    </>
  );
}
