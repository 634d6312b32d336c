import type { Phrases } from '@tracecraft/phrases';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { Button, Notice, Panel, Progress, TextArea } from '../../design/index.ts';
import { LaterPhrases, useLanguage } from '../../language/index.ts';
import { judgeBundle, type Judged } from './judge-bundle.ts';
import { Answer } from './answer.tsx';
import styles from './verify.module.css';

/** One file, and what is known about it so far. */
type State =
  | { readonly at: 'waiting' }
  | { readonly at: 'working'; readonly name: string; readonly done: number; readonly total: number }
  | { readonly at: 'judged'; readonly judged: Judged }
  | { readonly at: 'stuck'; readonly text: string };

/** Verifies a dropped bundle entirely in the page: no account, no upload, no network. */
export function VerifyScreen() {
  return (
    <LaterPhrases>
      <Verify />
    </LaterPhrases>
  );
}

function Verify() {
  const { say } = useLanguage().phrases;
  return (
    <div className={styles['verify']}>
      <header className={styles['intro']}>
        <h1>{say('verify-page.title')}</h1>
        <p>{say('verify-page.intro')}</p>
      </header>
      <VerifyBundle />
    </div>
  );
}

/** A place to drop a bundle, and what verifying it found. Inside `LaterPhrases`. */
export function VerifyBundle() {
  const { phrases } = useLanguage();
  const [state, setState] = useState<State>({ at: 'waiting' });
  const [trust, setTrust] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const judge = async (picked: File | undefined): Promise<void> => {
    if (picked === undefined) return;
    setFile(picked);
    setState({ at: 'working', name: picked.name, done: 0, total: 0 });
    try {
      const bytes = new Uint8Array(await picked.arrayBuffer());
      const judged = await judgeBundle(picked.name, bytes, trust, (done, total) =>
        setState({ at: 'working', name: picked.name, done, total }),
      );
      setState({ at: 'judged', judged });
    } catch (error) {
      const trusted = error instanceof Error && 'code' in error && error.code !== undefined;
      const text = error instanceof Error ? error.message : String(error);
      setState({
        at: 'stuck',
        text: phrases.say(trusted ? 'verify-page.trust-bad' : 'verify-page.unreadable', { text }),
      });
    }
  };

  if (globalThis.crypto?.subtle === undefined)
    return (
      <Notice tone="risk">
        <p>{phrases.say('verify-page.no-subtle')}</p>
      </Notice>
    );
  return (
    <>
      <Panel title={phrases.say('verify-page.bundle')}>
        <div className={styles['form']}>
          <DropPlace onFile={(picked) => void judge(picked)}>
            <p>{phrases.say('verify-page.drop')}</p>
            <Button
              look={state.at === 'waiting' ? 'primary' : 'plain'}
              icon={<IconFileUpload size={20} aria-hidden />}
              onClick={() => input.current?.click()}
            >
              {phrases.say('verify-page.pick')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              aria-label={phrases.say('verify-page.pick')}
              onChange={(event) => {
                void judge(event.currentTarget.files?.[0]);
                event.currentTarget.value = '';
              }}
            />
          </DropPlace>
          <div className={styles['trust']}>
            <TextArea
              label={phrases.say('verify-page.trust')}
              hint={phrases.say('verify-page.trust-hint')}
              optional={phrases.say('lab.optional')}
              value={trust}
              onChange={(event) => setTrust(event.currentTarget.value)}
              rows={2}
              spellCheck={false}
            />
            {file !== null && (
              <Button onClick={() => void judge(file)} disabled={state.at === 'working'}>
                {phrases.say(trust.trim() === '' ? 'verify-page.again-plain' : 'verify-page.again')}
              </Button>
            )}
          </div>
        </div>
      </Panel>
      {state.at === 'working' && (
        <Progress label={workingText(phrases, state)} value={state.done} max={Math.max(1, state.total)} />
      )}
      {state.at === 'stuck' && (
        <Notice tone="departure" live>
          <p>{state.text}</p>
        </Notice>
      )}
      {state.at === 'judged' && <Answer judged={state.judged} />}
    </>
  );
}

function workingText(phrases: Phrases, { name, done, total }: Extract<State, { at: 'working' }>): string {
  return total === 0
    ? phrases.say('verify-page.working', { name })
    : phrases.say('verify.progress', { done, total });
}

function DropPlace({
  onFile,
  children,
}: {
  readonly onFile: (file: File | undefined) => void;
  readonly children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  return (
    <div
      className={`${styles['drop']} ${over ? styles['over'] : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFile(event.dataTransfer.files[0]);
      }}
    >
      {children}
    </div>
  );
}
