import { useQuery } from '@tanstack/react-query';
import { portableHashing } from '@tracecraft/bytes';
import { conductToSign, type Conduct } from '@tracecraft/practice';
import { useMemo, useState } from 'react';
import { libraryQuery, type PracticeLibrary } from '../../case/practice-library.ts';
import { ChoiceField, Digest, Facts, Notice, Panel, Progress, Tag } from '../../design/index.ts';
import { LANGUAGES, LaterPhrases, phrasesQuery, Prose, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { ConductSentences } from './conduct-sentences.tsx';

/** The code of conduct in any of its languages, and what exactly is signed. */
export function ConductScreen() {
  return (
    <LaterPhrases>
      <Opened />
    </LaterPhrases>
  );
}

function Opened() {
  const { say } = useLanguage().phrases;
  const library = useQuery(libraryQuery).data;
  const conduct = library?.conduct;
  return (
    <Page>
      {library === undefined && <Progress label={say('practices.loading')} />}
      {conduct === null && <Notice tone="risk">{say('library.conduct.none')}</Notice>}
      {library !== undefined && conduct !== undefined && conduct !== null && (
        <Code library={library} conduct={conduct} />
      )}
    </Page>
  );
}

function Code({ library, conduct }: { readonly library: PracticeLibrary; readonly conduct: Conduct }) {
  const { phrases, code, localised } = useLanguage();
  const { say } = phrases;
  const [language, setLanguage] = useState(code);
  // With its phrases come the letters of a language.
  useQuery(phrasesQuery(language));
  const signed = useMemo(() => conductToSign(portableHashing, conduct), [conduct]);
  return (
    <>
      <header>
        <h1>{localised(conduct.title)}</h1>
        <p>{say('library.conduct.intro')}</p>
        {conduct.draftLanguages.includes(language) && <Tag tone="risk">{say('word.draft')}</Tag>}
      </header>
      <ChoiceField
        label={say('library.conduct.language')}
        options={LANGUAGES.map(({ code: value, name }) => ({ value, label: name }))}
        value={language}
        onChoose={setLanguage}
      />
      <ConductSentences conduct={conduct} library={library} language={language} />
      <Panel title={say('library.conduct.what-is-signed')}>
        <Facts
          rows={[
            [say('library.conduct.version'), signed.code],
            [say('library.conduct.digest'), <Digest key="digest" value={signed.digest} />],
          ]}
        />
        <p>{say('library.conduct.english-is-signed')}</p>
      </Panel>
      <Panel title={say('practices.prose')}>
        <Prose text={conduct.prose[language] ?? conduct.prose.en} top={3} />
      </Panel>
    </>
  );
}
