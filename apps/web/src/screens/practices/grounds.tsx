import type { LawRow, PracticeStep } from '@tracecraft/practice';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { readerCountry } from '../settings/country.ts';
import styles from './grounds.module.css';

/** Why a practice exists: in one sentence, then science, then law, told apart. */
export function GroundsOf({
  step,
  draft,
  allLaw = false,
}: {
  readonly step: PracticeStep;
  readonly draft: readonly string[];
  readonly allLaw?: boolean;
}) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const country = readerCountry();
  const rows = allLaw ? step.law : step.law.filter((row) => row.country === country);
  return (
    <div className={styles['grounds']}>
      <section>
        <h4>
          {say('grounds.why')} {draft.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
        </h4>
        <p>{localised(step.why)}</p>
        <p className={styles['risk']}>
          {say('grounds.risk')} {localised(step.risk)}
        </p>
      </section>
      <section>
        <h4>{say('grounds.science')}</h4>
        <ul>
          {step.science.map(({ source, supports, strength, seen }) => (
            <li key={source + supports}>
              {supports} <cite>{source}</cite> <Tag>{say(`grounds.strength.${strength}`)}</Tag>{' '}
              <Tag>{say(`grounds.seen.${seen}`)}</Tag>
            </li>
          ))}
        </ul>
        {step.science.length === 0 && <p>{say('grounds.no-science')}</p>}
      </section>
      <section>
        <h4>{allLaw ? say('grounds.law') : say('grounds.law-of', { country: say(`country.${country}`) })}</h4>
        <ul>
          {rows.map((row) => (
            <LawLine key={row.country + row.citation} row={row} named={allLaw} />
          ))}
        </ul>
        {rows.length === 0 && (
          <p>{say(step.lawNone.includes(country) ? 'grounds.law-none' : 'grounds.law-unknown')}</p>
        )}
      </section>
    </div>
  );
}

function LawLine({ row, named }: { readonly row: LawRow; readonly named: boolean }) {
  const { say } = useLanguage().phrases;
  return (
    <li>
      {named && <b>{say(`country.${row.country}`)}: </b>}
      {row.says} <cite>{row.citation}</cite>{' '}
      {row.status === 'reviewed' ? (
        <Tag tone="ok">
          {say('grounds.reviewed', { reviewer: row.reviewer ?? '', date: row.reviewed ?? '' })}
        </Tag>
      ) : (
        <Tag tone="risk">{say('grounds.not-reviewed')}</Tag>
      )}
    </li>
  );
}
