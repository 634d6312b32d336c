import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { withProse, writtenLength, writtenValues, type Practice } from '@tracecraft/practice';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { draftsQuery, keepEdit, keptEdit } from '../../case/practice-drafts.ts';
import { usePractices } from '../../case/more-practices.ts';
import { readableCasesQuery } from '../../case/training-records.ts';
import { Button, Empty, Notice, Panel, Progress, SelectField, TextArea } from '../../design/index.ts';
import { LaterPhrases, LANGUAGES, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { readEdited } from './edited-practice.ts';
import { FilesOfPractice } from './files-of-practice.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { LiveCheck } from './live-check.tsx';
import styles from './practice-editor.module.css';
import { SavePanel } from './save-panel.tsx';
import { StepFields } from './step-fields.tsx';
import { WholeFile } from './whole-file.tsx';

/** The editor of one practice: what is typed is checked, said in two languages and run as it is typed. */
export function PracticeEditorScreen() {
  return (
    <LaterPhrases>
      <EditorOfDraft />
    </LaterPhrases>
  );
}

function EditorOfDraft() {
  const { say } = useLanguage().phrases;
  const { practice: id } = useParams({ from: '/shell/practices/$practice/edit' });
  const { draft } = useSearch({ from: '/shell/practices/$practice/edit' });
  const library = usePractices([id]);
  const drafts = useQuery({ ...draftsQuery, enabled: draft !== undefined });
  const kept = useQuery({
    queryKey: ['kept-edit', id],
    queryFn: () => keptEdit(id),
    staleTime: 0,
    gcTime: 0,
    networkMode: 'always',
  });
  const shared = library?.practice(id);
  if (library === undefined || kept.data === undefined || (draft !== undefined && drafts.data === undefined))
    return (
      <Page>
        <Progress label={say('practices.loading')} />
      </Page>
    );
  if (shared === undefined) return <Empty>{say('practices.unknown')}</Empty>;
  const published = library.source(id) ?? '';
  const saved = drafts.data?.find((one) => one.id === id && one.version === draft)?.text;
  return (
    <Editor
      key={`${id} ${draft ?? ''}`}
      shared={shared}
      published={published}
      start={saved ?? kept.data ?? published}
    />
  );
}

function Editor({
  shared,
  published,
  start,
}: {
  readonly shared: Practice;
  readonly published: string;
  readonly start: string;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const [text, setText] = useState(start);
  const [step, setStep] = useState(0);
  const cases = useQuery(readableCasesQuery).data ?? [];
  const checked = useDeferredValue(text);
  const edited = readEdited(checked);
  const last = useRef({ practice: shared, text: published });
  if (edited.practice !== null) last.current = { practice: edited.practice, text: checked };
  const steps = writtenLength(text, ['steps']);
  const isKept = useKept(shared.id, text, start, published);
  return (
    <div className={styles['editor']}>
      <header className={styles['head']}>
        <p>
          <Link to="/practices">{say('practices.title')}</Link> ›{' '}
          <Link to="/practices/$practice" params={{ practice: shared.id }}>
            {localised(shared.title)}
          </Link>
        </p>
        <h1>{say('editor.title', { title: localised(shared.title) })}</h1>
        <p>{say('editor.intro')}</p>
        {text !== published && isKept && (
          <Notice>
            <p>{say('editor.kept-here')}</p>
            <Button onClick={() => setText(published)}>{say('editor.start-over')}</Button>
          </Notice>
        )}
      </header>
      <div className={styles['write']}>
        <Panel
          title={say('editor.write')}
          aside={
            steps > 1 ? <StepChoice text={text} count={steps} step={step} onChoose={setStep} /> : undefined
          }
        >
          <StepFields text={text} step={step} onChange={setText} />
          <details className={styles['whole']}>
            <summary>{say('practices.prose')}</summary>
            <ProseFields text={text} practice={last.current.practice} onChange={setText} />
          </details>
          <WholeFile text={text} problems={edited.problems} onChange={setText} />
          <FilesOfPractice id={shared.id} text={text} onOpen={setText} />
        </Panel>
      </div>
      <div className={styles['watch']}>
        {edited.practice === null && <Notice tone="risk">{say('editor.last-readable')}</Notice>}
        <LiveCheck practice={last.current.practice} cases={cases} />
        <FindingsPanel practice={last.current.practice} text={last.current.text} />
        {edited.practice !== null && (
          <SavePanel shared={shared} practice={edited.practice} text={checked} typed={text} cases={cases} />
        )}
      </div>
    </div>
  );
}

/** Keeps what is typed on this device; true once the newest text is there. */
function useKept(id: string, text: string, start: string, published: string): boolean {
  const [kept, setKept] = useState(start);
  useEffect(() => {
    if (text === kept) return undefined;
    let isNewest = true;
    void keepEdit(id, text === published ? null : text).then(() => {
      if (isNewest) setKept(text);
    });
    return () => {
      isNewest = false;
    };
  }, [id, text, kept, published]);
  return text === kept;
}

function StepChoice({
  text,
  count,
  step,
  onChoose,
}: {
  readonly text: string;
  readonly count: number;
  readonly step: number;
  readonly onChoose: (step: number) => void;
}) {
  const { say } = useLanguage().phrases;
  const values = writtenValues(text);
  return (
    <SelectField
      label={say('editor.step')}
      value={step}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {Array.from({ length: count }, (_, i) => (
        <option key={i} value={i}>
          {values?.(['steps', i, 'id']) ?? String(i + 1)}
        </option>
      ))}
    </SelectField>
  );
}

function ProseFields({
  text,
  practice,
  onChange,
}: {
  readonly text: string;
  readonly practice: Practice;
  readonly onChange: (text: string) => void;
}) {
  return LANGUAGES.map(({ code, name }) => (
    <TextArea
      key={code}
      label={name}
      lang={code}
      rows={6}
      defaultValue={practice.prose[code] ?? ''}
      onBlur={(event) => {
        if (event.target.value !== (practice.prose[code] ?? ''))
          onChange(withProse(text, code, event.target.value));
      }}
    />
  ));
}
