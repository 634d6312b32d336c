import type { ContentFault } from '@tracecraft/course';
import { Notice, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { faultWords } from './fault-words.ts';
import { sectionOf, type Section } from './sections.ts';

const SHOWN = 30;

/** What is still wrong, in plain words; each leads to the section where it is put right. */
export function LintPanel({
  faults,
  onOpen,
}: {
  readonly faults: readonly ContentFault[];
  readonly onOpen: (section: Section) => void;
}) {
  const say = useSay();
  const { draft } = useDraftAtWork();
  return (
    <Panel title={say('run.author.lint', { count: faults.length })}>
      {faults.length === 0 ? (
        <Notice tone="ok" live>
          {say('run.author.lint.none')}
        </Notice>
      ) : (
        <ul className={styles['faults']}>
          {faults.slice(0, SHOWN).map((fault, index) => {
            const section = sectionOf(fault);
            return (
              <li key={`${fault.document} ${fault.path} ${fault.code} ${index}`}>
                <button type="button" onClick={() => onOpen(section)}>
                  {faultWords(say, fault, draft)}
                  <span className={styles['where']}>
                    {say(`run.author.section.${section}`)} · {fault.path}
                  </span>
                </button>
              </li>
            );
          })}
          {faults.length > SHOWN && <li>{say('run.author.lint.more', { count: faults.length - SHOWN })}</li>}
        </ul>
      )}
    </Panel>
  );
}
