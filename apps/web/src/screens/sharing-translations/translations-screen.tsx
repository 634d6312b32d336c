import { unitStates, type TranslationState, type UnitState } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePracticeTexts, type KnownTexts } from '../../case/practice-texts.ts';
import { Empty, Panel, Progress, SelectField } from '../../design/index.ts';
import { LANGUAGES, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { PracticeChoice } from '../practices/practice-choice.tsx';
import { usePracticePage } from '../practices/use-practice-page.ts';
import { UnitPanel } from './unit-panel.tsx';

const STATES: readonly TranslationState[] = ['stale', 'missing', 'draft', 'reviewed'];

/** Translations unit by unit: what is missing, a draft, reviewed or stale, and an editor with the source beside it. */
export function TranslationsScreen() {
  const { say } = useLanguage().phrases;
  const { state } = useExchange();
  const [practice, setPractice] = useState('');
  const first = usePracticePage({}).page?.rows[0]?.id ?? '';
  const chosen = practice === '' ? first : practice;
  const known = usePracticeTexts(state.proposals, chosen === '' ? [] : [chosen]);
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('sharing.translations.title')}</h1>
        <p>{say('sharing.translations.why')}</p>
      </header>
      {known === null ? (
        <Progress label={say('practices.loading')} />
      ) : (
        <OfPractice known={known} practice={chosen} onPractice={setPractice} />
      )}
    </Page>
  );
}

function OfPractice({
  known,
  practice,
  onPractice,
}: {
  readonly known: KnownTexts;
  readonly practice: string;
  readonly onPractice: (id: string) => void;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, mine } = useExchange();
  const [language, setLanguage] = useState<string>(code === 'en' ? 'vi' : code);
  const [shown, setShown] = useState<TranslationState | ''>('');
  const versions = known.texts.versions(practice).map((one) => one.practice);
  const units = unitStates(versions, state.translations, language);
  const seen = units.filter((one) => shown === '' || one.state === shown);
  return (
    <>
      <div className={parts['fields']}>
        <PracticeChoice
          label={say('sharing.translations.practice')}
          none={say('sharing.choose')}
          value={practice}
          onChange={onPractice}
        />
        <SelectField
          label={say('sharing.translations.language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        >
          {LANGUAGES.filter((one) => one.code !== 'en').map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
          {OTHERS.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say('sharing.translations.show')}
          value={shown}
          onChange={({ target }) => setShown(STATES.find((one) => one === target.value) ?? '')}
        >
          <option value="">{say('sharing.translations.show-all')}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {say(`sharing.translation.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <p>{say('sharing.translations.count', countsOf(units))}</p>
      {mine.length === 0 && <p>{say('sharing.translations.members-only')}</p>}
      {seen.length === 0 && (
        <Panel title={say('sharing.translations.title')}>
          <Empty>{say('sharing.translations.none')}</Empty>
        </Panel>
      )}
      {seen.map((one) => (
        <UnitPanel key={`${practice} ${language} ${one.unit.unit}`} practice={practice} state={one} />
      ))}
    </>
  );
}

/** Languages of the region the shell does not speak yet, each named in itself; a practice can be translated into them. */
const OTHERS = [
  ['id', 'Bahasa Indonesia'],
  ['ms', 'Bahasa Melayu'],
  ['tl', 'Filipino'],
  ['th', 'ไทย'],
  ['lo', 'ລາວ'],
  ['km', 'ខ្មែរ'],
  ['my', 'မြန်မာ'],
  ['pt', 'Português'],
  ['tet', 'Tetun'],
] as const;

function countsOf(units: readonly UnitState[]): Readonly<Record<TranslationState, number>> {
  const count = (state: TranslationState): number => units.filter((one) => one.state === state).length;
  return {
    missing: count('missing'),
    draft: count('draft'),
    reviewed: count('reviewed'),
    stale: count('stale'),
  };
}
