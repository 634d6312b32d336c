import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button, ChoiceField, Notice, Panel, SelectField } from '../../design/index.ts';
import { LANGUAGES, useLanguage } from '../../language/index.ts';
import { useAccount, useSignOut } from '../../shell/account.ts';
import { Page } from '../../shell/page.tsx';
import { applyTheme, storedTheme, THEMES } from '../../shell/theme.ts';
import { chooseCountry, COUNTRIES, readerCountry, type Country } from './country.ts';

/** Language, country of law, day or night, and leaving. */
export function SettingsScreen() {
  const { phrases, code, choose, draft } = useLanguage();
  const { say } = phrases;
  const account = useAccount();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(storedTheme);
  // Until one is chosen the country follows the language.
  const [chosenCountry, setCountry] = useState<Country | null>(null);
  const country = chosenCountry ?? readerCountry();
  return (
    <Page>
      <h1>{say('shell.settings')}</h1>
      <Panel title={say('settings.language')}>
        <ChoiceField
          label={say('settings.language-of-screens')}
          options={LANGUAGES.map((one) => ({ value: one.code, label: one.name }))}
          value={code}
          onChoose={choose}
        />
        {draft && (
          <Notice tone="risk">
            <p>{say('shell.draft')}</p>
          </Notice>
        )}
      </Panel>
      <Panel title={say('settings.law')}>
        <SelectField
          label={say('settings.country')}
          hint={say('settings.country-hint')}
          value={country}
          onChange={(event) => {
            const chosen = COUNTRIES.find((one) => one === event.target.value) ?? country;
            chooseCountry(chosen);
            setCountry(chosen);
          }}
        >
          {COUNTRIES.map((one) => (
            <option key={one} value={one}>
              {say(`country.${one}`)}
            </option>
          ))}
        </SelectField>
      </Panel>
      <Panel title={say('settings.theme')}>
        <ChoiceField
          label={say('settings.theme-of-screens')}
          options={THEMES.map((value) => ({ value, label: say(`theme.${value}`) }))}
          value={theme}
          onChoose={(value) => {
            applyTheme(value);
            setTheme(value);
          }}
        />
      </Panel>
      {account !== null && account !== undefined && (
        <Panel title={say('settings.person')}>
          <p>
            <b>{account.name}</b> · {account.agency} · {say(`strength.${account.strength}`)}
          </p>
          <p className="label">{say('settings.sign-out-why')}</p>
          <Button onClick={() => void signOut().then(() => navigate({ to: '/sign-in' }))}>
            {say('settings.sign-out')}
          </Button>
        </Panel>
      )}
    </Page>
  );
}
