import { useQuery } from '@tanstack/react-query';
import { plainSentence, sentence, type Check } from '@tracecraft/practice';
import { useState } from 'react';
import { SelectField, Tag } from '../../design/index.ts';
import { LANGUAGES, phrasesQuery, useLanguage } from '../../language/index.ts';
import styles from './practice-editor.module.css';

type Code = (typeof LANGUAGES)[number]['code'];

/** The sentence as the reader's language and a chosen one generate it from the tree, and as one would say it. */
export function SideBySide({ tree }: { readonly tree: Check }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const [other, setOther] = useState<Code>(code === 'en' ? 'vi' : 'en');
  return (
    <div className={styles['sideBySide']}>
      <InLanguage code={code} tree={tree} />
      <div>
        <SelectField
          label={say('editor.second-language')}
          value={other}
          onChange={(event) => setOther(event.target.value as Code)}
        >
          {LANGUAGES.filter((language) => language.code !== code).map((language) => (
            <option key={language.code} value={language.code}>
              {language.name}
            </option>
          ))}
        </SelectField>
        <InLanguage code={other} tree={tree} />
      </div>
    </div>
  );
}

function InLanguage({ code, tree }: { readonly code: Code; readonly tree: Check }) {
  const { say } = useLanguage().phrases;
  const loaded = useQuery(phrasesQuery(code)).data;
  if (loaded === undefined) return null;
  return (
    <div lang={code} className={styles['inLanguage']}>
      <p className={styles['plain']}>{plainSentence(tree, loaded.phrases)}</p>
      <p>{sentence(tree, loaded.phrases)}</p>
      {loaded.draft && <Tag tone="risk">{say('word.draft')}</Tag>}
    </div>
  );
}
