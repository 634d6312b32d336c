import { unitStates, type UnitState } from '@tracecraft/exchange';
import { sentence, type Practice } from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import { useMemo } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { Tag } from '../../design/index.ts';
import { LANGUAGES, useSay } from '../../language/index.ts';

/** One practice in one language: its title, each sentence and why. `versions`: its texts up to the agreed one. */
export function AgreedColumn({
  language,
  phrases,
  versions,
}: {
  readonly language: string;
  readonly phrases: Phrases;
  readonly versions: readonly Practice[];
}) {
  const say = useSay();
  const { state } = useExchange();
  const units = useMemo(
    () =>
      language === 'en'
        ? null
        : new Map(unitStates(versions, state.translations, language).map((one) => [one.unit.unit, one])),
    [language, versions, state.translations],
  );
  const practice = versions.at(-1);
  if (practice === undefined) return null;
  return (
    <section lang={language}>
      <h3>
        {LANGUAGES.find(({ code }) => code === language)?.name}:{' '}
        <Text units={units} unit="title" english={practice.title.en} />
      </h3>
      <ol>
        {practice.steps.map((step) => (
          <li key={step.id}>
            <p>
              {phrases.say(`level.${step.level}`)}: {sentence(step.tree, phrases)}{' '}
              {units !== null && <Tag>{say('sharing.agreed.generated')}</Tag>}
            </p>
            <p>
              <Text units={units} unit={`${step.id}/why`} english={step.why.en} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A unit in the column's language; what nobody reviewed says so, and what is missing is shown in English. */
function Text({
  units,
  unit,
  english,
}: {
  readonly units: ReadonlyMap<string, UnitState> | null;
  readonly unit: string;
  readonly english: string;
}) {
  const say = useSay();
  const found = units?.get(unit);
  if (units === null) return <>{english}</>;
  if (found?.text === null || found === undefined)
    return (
      <>
        <span lang="en">{english}</span> <Tag tone="risk">{say('sharing.translation.missing')}</Tag>
      </>
    );
  return (
    <>
      {found.text}{' '}
      {found.state !== 'reviewed' && <Tag tone="risk">{say(`sharing.translation.${found.state}`)}</Tag>}
    </>
  );
}
