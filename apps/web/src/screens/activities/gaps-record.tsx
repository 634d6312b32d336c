import { useQuery } from '@tanstack/react-query';
import { gapLines, type ActivityBrief, type GapLine } from '@tracecraft/course';
import { useMemo, useState } from 'react';
import { libraryQuery } from '../../case/practice-library.ts';
import { Button, Notice, SelectField, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './activities.module.css';
import { lineWords } from './line-words.ts';
import { SendAnswers } from './send-answers.tsx';
import type { Answering } from './use-activity-answers.ts';

type Gaps = Extract<ActivityBrief, { readonly kind: 'gaps' }>;

/** A record with gaps, act by act: tap an act and name the practice that was not kept there. */
export function GapsRecord({
  brief,
  answering,
  open,
}: {
  readonly brief: Gaps;
  readonly answering: Answering;
  readonly open: boolean;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const library = useQuery(libraryQuery).data;
  const lines = useMemo(() => gapLines({ record: brief.record, mutations: [] }), [brief.record]);
  const [at, setAt] = useState<number | null>(null);
  const claims = [...answering.answers];
  const title = (id: string): string => {
    const practice = library?.practice(id);
    return practice === undefined ? id : localised(practice.title);
  };
  const full = claims.length >= brief.gaps;
  return (
    <>
      <p aria-live="polite">{say('run.activity.gaps', { claimed: claims.length, gaps: brief.gaps })}</p>
      {full && <Notice>{say('run.activity.gaps-full')}</Notice>}
      <ol className={styles['record']}>
        {lines.map((line) => {
          const here = claims.filter(([, value]) => value.endsWith(`@${line.line}`));
          return (
            <li key={line.line}>
              <button
                type="button"
                className={styles['line']}
                data-claimed={here.length > 0}
                aria-expanded={at === line.line}
                onClick={() => setAt(at === line.line ? null : line.line)}
              >
                <LineWords line={line} />
                {here.length > 0 && (
                  <Tag tone="departure">{say('run.activity.claimed', { count: here.length })}</Tag>
                )}
              </button>
              {at === line.line && (
                <div className={styles['claim']}>
                  {here.map(([claim, value]) => (
                    <p key={claim}>
                      {title(value.slice(0, value.lastIndexOf('@')))}{' '}
                      <Button small disabled={!open} onClick={() => answering.answer(claim, null)}>
                        {say('run.activity.take-back')}
                      </Button>
                    </p>
                  ))}
                  <SelectField
                    label={say('run.activity.which-practice')}
                    disabled={!open || full}
                    value=""
                    onChange={(event) => {
                      if (event.target.value === '') return;
                      const value = `${event.target.value}@${line.line}`;
                      answering.answer(freeClaim(answering.answers), value);
                    }}
                  >
                    <option value="">{say('run.activity.choose-practice')}</option>
                    {brief.practices.map((id) => (
                      <option key={id} value={id}>
                        {title(id)}
                      </option>
                    ))}
                  </SelectField>
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <SendAnswers answering={answering} open={open} />
    </>
  );
}

function LineWords({ line }: { readonly line: GapLine }) {
  const { say } = useLanguage().phrases;
  const { time, who, what, about } = lineWords(say, line);
  return (
    <>
      <time>{time}</time>
      <span>
        <b>{what}</b> {about} <span className="label">{who}</span>
      </span>
    </>
  );
}

function freeClaim(answers: ReadonlyMap<string, string>): string {
  for (let number = 1; ; number++) if (!answers.has(`gap-${number}`)) return `gap-${number}`;
}
