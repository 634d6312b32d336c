import { foreignPractice, type ForeignProblem } from '@tracecraft/exchange';
import { MAX_PRACTICE } from '@tracecraft/practice';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { withPractices } from '../../case/more-practices.ts';
import { keepEdit } from '../../case/practice-drafts.ts';
import type { KnownTexts } from '../../case/practice-texts.ts';
import { Notice, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** A practice file from elsewhere: refused with every reason and its line, or opened in the editor to be proposed. */
export function ImportPanel({ known }: { readonly known: KnownTexts }) {
  const say = useSay();
  const navigate = useNavigate();
  const [problems, setProblems] = useState<readonly ForeignProblem[]>([]);
  const [unknown, setUnknown] = useState<string | null>(null);

  async function open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setUnknown(null);
    const read = foreignPractice(
      file.size > MAX_PRACTICE * 3 ? ' '.repeat(MAX_PRACTICE + 1) : await file.text(),
    );
    if ('problems' in read) return setProblems(read.problems);
    setProblems([]);
    const { id } = read.practice;
    const library = await withPractices(known.library, [id]).catch(() => known.library);
    if (library.practice(id) === undefined) return setUnknown(id);
    await keepEdit(id, read.text);
    await navigate({ to: '/practices/$practice/edit', params: { practice: id } });
  }

  return (
    <Panel title={say('sharing.proposals.import')}>
      <div className={parts['form']}>
        <p>{say('sharing.proposals.import-how')}</p>
        {problems.length > 0 && (
          <Notice tone="departure" live>
            <p>{say('sharing.foreign.refused')}</p>
            <ul>
              {problems.map(({ from, code, line, params }) => (
                <li key={`${code} ${line}`}>
                  {say('sharing.foreign.line', { line })} {say(`${from}.${code}`, params)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {unknown !== null && (
          <Notice tone="risk" live>
            <p>{say('sharing.foreign.unknown-practice', { id: unknown })}</p>
          </Notice>
        )}
        <label className={parts['form']}>
          {say('sharing.proposals.import-file')}
          <input
            type="file"
            accept=".md,text/markdown"
            onChange={(event) => void open(event.target.files?.[0])}
          />
        </label>
      </div>
    </Panel>
  );
}
