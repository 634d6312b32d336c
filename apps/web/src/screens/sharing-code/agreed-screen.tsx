import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agreedText, type AgreedCode, type AgreedPractice } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { usePracticeTexts } from '../../case/practice-texts.ts';
import { buttonClass, Empty, Notice, Panel, Progress, SelectField, Tag } from '../../design/index.ts';
import {
  deviceZone,
  formatDay,
  LANGUAGES,
  phrasesQuery,
  useLanguage,
  type LanguageCode,
} from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { AgreedColumn } from './agreed-column.tsx';
import { AgreedStandings } from './agreed-standings.tsx';
import styles from './sharing-code.module.css';

/** The text the programme ended with, in two languages side by side, with its adoptions and reservations. */
export function AgreedScreen() {
  const { say } = useLanguage().phrases;
  const { state } = useExchange();
  const [chosen, setChosen] = useState<string | null>(null);
  const agreed = state.agreed.find(({ said }) => said.event === chosen) ?? state.agreed.at(-1);
  if (agreed === undefined)
    return (
      <Page>
        <Empty>{say('sharing.agreed.none')}</Empty>
        <Link to="/sharing/code">{say('sharing.code.title')}</Link>
      </Page>
    );
  return <Agreed agreed={agreed} all={state.agreed} onChoose={setChosen} />;
}

function Agreed({
  agreed,
  all,
  onChoose,
}: {
  readonly agreed: AgreedCode;
  readonly all: readonly AgreedCode[];
  readonly onChoose: (event: string) => void;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  const known = usePracticeTexts(
    state.proposals,
    agreed.practices.map(({ practice }) => practice),
  );
  const [second, setSecond] = useState<LanguageCode>(code === 'en' ? 'vi' : code);
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{agreed.title}</h1>
        <p>
          {say('sharing.agreed.head', {
            version: agreed.version,
            day: formatDay(agreed.said.at, code, deviceZone()),
            count: agreed.practices.length,
          })}
        </p>
      </header>
      <div className={parts['fields']}>
        {all.length > 1 && (
          <SelectField
            label={say('sharing.agreed.which')}
            value={agreed.said.event}
            onChange={(event) => onChoose(event.target.value)}
          >
            {all.map((one) => (
              <option key={one.said.event} value={one.said.event}>
                {one.title} {one.version}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={say('sharing.agreed.second')}
          value={second}
          onChange={({ target }) =>
            setSecond(LANGUAGES.find((one) => one.code === target.value)?.code ?? second)
          }
        >
          {LANGUAGES.filter((one) => one.code !== 'en').map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <a
          className={buttonClass({ look: 'primary' })}
          href={paths.agreedCode(agreed.said.event, second)}
          download
        >
          {say('sharing.agreed.pdf')}
        </a>
      </div>
      <Notice>
        <p>{say('sharing.agreed.means')}</p>
      </Notice>
      {known === null ? (
        <Progress label={say('practices.loading')} />
      ) : (
        <div className={styles['paper']}>
          {agreedText(agreed, state, known.texts).map((one) => (
            <AgreedArticle
              key={one.practice}
              one={one}
              second={second}
              versions={known.texts.versions(one.practice)}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function AgreedArticle({
  one,
  second,
  versions,
}: {
  readonly one: AgreedPractice;
  readonly second: LanguageCode;
  readonly versions: readonly { readonly practice: NonNullable<AgreedPractice['text']>['practice'] }[];
}) {
  const { localised, phrases } = useLanguage();
  const { say } = phrases;
  const english = useQuery(phrasesQuery('en')).data;
  const other = useQuery(phrasesQuery(second)).data;
  const upTo = versions.findIndex(({ practice }) => practice === one.text?.practice);
  const read = versions.slice(0, upTo + 1).map(({ practice }) => practice);
  return (
    <Panel
      title={
        <>
          {one.text?.practice.code} {one.text === null ? one.practice : localised(one.text.practice.title)}
        </>
      }
      aside={<Tag>{`${one.practice} ${one.version}`}</Tag>}
    >
      <article>
        {one.text === null && <p>{say('sharing.agreed.text-gone', { version: one.version })}</p>}
        {one.text !== null && english !== undefined && other !== undefined && (
          <div className={styles['pair']}>
            <AgreedColumn language="en" phrases={english.phrases} versions={read} />
            <AgreedColumn language={second} phrases={other.phrases} versions={read} />
          </div>
        )}
        <AgreedStandings standings={one.standings} />
      </article>
    </Panel>
  );
}
