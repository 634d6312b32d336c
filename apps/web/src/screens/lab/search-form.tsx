import { IconSearch } from '@tabler/icons-react';
import { ENCODINGS, USUAL_ENCODINGS, type EncodingName } from '@tracecraft/image';
import { useState, type FormEvent } from 'react';
import type { SearchWish } from '../../adapters/image-worker/messages.ts';
import { Button, SelectField, TextArea, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { wishOf, type SearchFields } from './search-wish.ts';
import listsStyles from './lists.module.css';

/** The form before anything was asked. */
const EMPTY: SearchFields = {
  kind: 'text',
  text: '',
  matchCase: false,
  wholeWord: false,
  encodings: USUAL_ENCODINGS,
};

/** What to look for: a text, words one a line, or a pattern; and how it may be written. */
export function SearchForm({
  busy,
  wish,
  onSearch,
}: {
  readonly busy: boolean;
  readonly wish: SearchWish | null;
  readonly onSearch: (wish: SearchWish) => void;
}) {
  const say = useSay();
  const [fields, setFields] = useState<SearchFields>(() => fieldsOf(wish));
  const change = (part: Partial<SearchFields>): void => setFields((old) => ({ ...old, ...part }));
  const next = wishOf(fields);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (next !== null) onSearch(next);
  };
  return (
    <search>
      <form className={listsStyles['filters']} onSubmit={submit}>
        <Wanted fields={fields} onChange={change} />
        <SelectField
          label={say('lab.search.kind')}
          value={fields.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as SearchFields['kind'] })}
        >
          {(['text', 'words', 'regex'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {say(`lab.search.kind-${kind}`)}
            </option>
          ))}
        </SelectField>
        <Check
          label={say('lab.search.case')}
          checked={fields.matchCase}
          onCheck={(matchCase) => change({ matchCase })}
        />
        <Check
          label={say('lab.search.whole-word')}
          checked={fields.wholeWord}
          onCheck={(wholeWord) => change({ wholeWord })}
        />
        <Button type="submit" icon={<IconSearch size={18} aria-hidden />} disabled={next === null || busy}>
          {say('lab.search.go')}
        </Button>
        <Encodings chosen={fields.encodings} onChoose={(encodings) => change({ encodings })} />
      </form>
    </search>
  );
}

function fieldsOf(wish: SearchWish | null): SearchFields {
  const [first] = wish?.terms ?? [];
  if (wish === null || first === undefined) return EMPTY;
  const { kind, matchCase = false, wholeWord = false } = first;
  return {
    kind: kind === 'regex' ? kind : wish.terms.length > 1 ? 'words' : 'text',
    text: wish.terms.map(({ pattern }) => pattern).join('\n'),
    matchCase,
    wholeWord,
    encodings: wish.encodings,
  };
}

function Wanted({
  fields: { kind, text },
  onChange,
}: {
  readonly fields: SearchFields;
  readonly onChange: (part: Partial<SearchFields>) => void;
}) {
  const say = useSay();
  const label = say(`lab.search.${kind}`);
  const hint = say(kind === 'text' ? 'lab.search.hint' : `lab.search.hint-${kind}`);
  if (kind === 'words')
    return (
      <TextArea
        label={label}
        hint={hint}
        rows={4}
        value={text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    );
  return (
    <TextField
      label={label}
      hint={hint}
      type="search"
      spellCheck={false}
      value={text}
      onChange={(event) => onChange({ text: event.currentTarget.value })}
    />
  );
}

function Encodings({
  chosen,
  onChoose,
}: {
  readonly chosen: readonly EncodingName[];
  readonly onChoose: (encodings: readonly EncodingName[]) => void;
}) {
  const say = useSay();
  return (
    <details className={listsStyles['encodings']}>
      <summary>{say('lab.search.encodings', { names: chosen.join(', ') })}</summary>
      <fieldset aria-label={say('lab.search.written')}>
        {ENCODINGS.map((name) => (
          <Check
            key={name}
            label={say(`lab.search.encoding-${name}`)}
            checked={chosen.includes(name)}
            onCheck={(checked) =>
              onChoose(ENCODINGS.filter((one) => (one === name ? checked : chosen.includes(one))))
            }
          />
        ))}
      </fieldset>
    </details>
  );
}

function Check({
  label,
  checked,
  onCheck,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}) {
  return (
    <label className={listsStyles['check']}>
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
