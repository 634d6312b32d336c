import type { LawRow, PracticeStep } from '@tracecraft/practice';
import { Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { readerCountry } from '../settings/country.ts';
import styles from './grounds.module.css';

/** Why a practice exists: in one sentence, then science, then law, told apart. `allLaw`: other countries too, folded. */
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
      <Law step={step} all={allLaw} />
    </div>
  );
}

function Law({ step, all }: { readonly step: PracticeStep; readonly all: boolean }) {
  const { say } = useLanguage().phrases;
  const country = readerCountry();
  const own = step.law.filter((row) => row.country === country);
  const others = step.law.filter((row) => row.country !== country);
  const none = step.lawNone.filter((code) => code !== country);
  return (
    <section>
      <h4>{say('grounds.law-of', { country: say(`country.${country}`) })}</h4>
      <ul>
        {own.map((row) => (
          <LawLine key={row.country + row.citation} row={row} named={false} />
        ))}
      </ul>
      {own.length === 0 && (
        <p>{say(step.lawNone.includes(country) ? 'grounds.law-none' : 'grounds.law-unknown')}</p>
      )}
      {all && (
        <details className={styles['others']}>
          <summary>{say('library.other-countries', { count: others.length })}</summary>
          <ul>
            {others.map((row) => (
              <LawLine key={row.country + row.citation} row={row} named />
            ))}
          </ul>
          {none.length > 0 && (
            <p>
              {say('library.law-none-in', {
                countries: none.map((code) => say(`country.${code}`)).join(', '),
              })}
            </p>
          )}
        </details>
      )}
    </section>
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
      )}{' '}
      <Tag>{say(`grounds.seen.${row.seen}`)}</Tag> <Validity row={row} />
    </li>
  );
}

/** From when to when the text was in force, as far as known. */
function Validity({ row: { validFrom, validTo } }: { readonly row: LawRow }) {
  const { say } = useLanguage().phrases;
  if (validFrom === null && validTo === null) return <Tag>{say('library.valid-unknown')}</Tag>;
  if (validTo === null) return <Tag>{say('library.valid-from', { from: validFrom ?? '' })}</Tag>;
  return <Tag tone="risk">{say('library.valid-between', { from: validFrom ?? '…', to: validTo })}</Tag>;
}
