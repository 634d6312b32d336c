import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  isProtected,
  judgedDifferently,
  parsePractice,
  withVersion,
  type ChangedVerdict,
  type Practice,
} from '@tracecraft/practice';
import { paths, type CaseSummary, type PracticeDraft } from '@tracecraft/protocol';
import { useState } from 'react';
import { postJson } from '../../adapters/api.ts';
import { draftsQuery, keepEdit } from '../../case/practice-drafts.ts';
import { recordQuery } from '../../case/training-records.ts';
import { Button, Notice, Panel, Progress, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { accountQuery } from '../../shell/account.ts';
import { problemText } from '../../shell/problem-text.ts';
import { ProposePanel, type Proposed } from '../sharing-proposals/propose-panel.tsx';
import { ChangedCases } from './changed-cases.tsx';
import { nextVersion } from './edited-practice.ts';
import { readable } from './live-check.tsx';
import styles from './practice-editor.module.css';

interface Compared {
  readonly text: string;
  readonly changes: readonly ChangedVerdict[];
  readonly records: number;
}

/** First which cases would be judged differently, then the version and what changed, then the draft. */
export function SavePanel({
  shared,
  practice,
  text,
  typed,
  cases,
}: {
  readonly shared: Practice;
  readonly practice: Practice;
  readonly text: string;
  /** `text` may lag behind it: what is compared then would not be what is written. */
  readonly typed: string;
  readonly cases: readonly CaseSummary[];
}) {
  const say = useSay();
  const client = useQueryClient();
  const account = useQuery(accountQuery).data;
  const drafts = (useQuery(draftsQuery).data ?? []).filter(({ id }) => id === practice.id);
  const known = [shared.version, ...drafts.map(({ version }) => version)];
  const [version, setVersion] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [compared, setCompared] = useState<Compared | null>(null);
  const [looking, setLooking] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<{ readonly tone: 'ok' | 'departure'; readonly text: string } | null>(
    null,
  );
  const wanted = version ?? nextVersion(known);
  const tried = triedOn(compared, typed);
  const isCompared = tried !== null;

  async function compare(): Promise<void> {
    setOutcome(null);
    const records = examplesOf(say, shared);
    for (const [i, one] of cases.entries()) {
      setLooking(i);
      const events = await client.ensureQueryData(recordQuery(one.stream)).catch(() => []);
      const { exercise, team, events: count } = one;
      records.push({ name: say('editor.case', { exercise, team, count }), events });
    }
    setCompared({ text, changes: judgedDifferently([shared], [practice], records), records: records.length });
    setLooking(null);
  }

  async function save(): Promise<void> {
    try {
      const draft = await postJson<PracticeDraft>(paths.practiceDrafts, {
        text: versioned(typed, wanted, note),
      });
      await Promise.all([
        keepEdit(practice.id, null),
        client.invalidateQueries({ queryKey: draftsQuery.queryKey }),
      ]);
      setVersion(null);
      setNote('');
      setOutcome({ tone: 'ok', text: say('editor.saved', { version: draft.version }) });
    } catch (problem) {
      setOutcome({ tone: 'departure', text: `${problemText(say, problem)} ${say('editor.kept-here')}` });
    }
  }

  return (
    <Panel title={say('editor.save')}>
      <div className={styles['fields']}>
        {isProtected(shared) && (
          <Notice tone="risk">
            <p>{say('library.protected-means')}</p>
          </Notice>
        )}
        {looking !== null && <Progress label={say('editor.looking')} value={looking} max={cases.length} />}
        {tried !== null && <ChangedCases changes={tried.changes} records={tried.records} />}
        <div className={styles['row']}>
          <TextField
            label={say('editor.version')}
            value={wanted}
            pattern="\d+\.\d+\.\d+"
            onChange={(event) => setVersion(event.target.value)}
          />
          <TextField
            label={say('editor.note')}
            required
            maxLength={400}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        {outcome !== null && (
          <Notice tone={outcome.tone} live>
            <p>{outcome.text}</p>
            {outcome.tone === 'ok' && (
              <Link to="/practices/$practice" params={{ practice: practice.id }}>
                {say('editor.to-page')}
              </Link>
            )}
          </Notice>
        )}
        <div className={styles['buttons']}>
          <Button
            look={isCompared ? undefined : 'primary'}
            disabled={looking !== null || text !== typed}
            onClick={() => void compare()}
          >
            {say('editor.compare', { count: cases.length })}
          </Button>
          {account?.role === 'practice-steward' ? (
            <Button
              look={isCompared ? 'primary' : undefined}
              disabled={!isCompared || note.trim() === '' || unreadable(versioned(typed, wanted, note))}
              onClick={() => void save()}
            >
              {say('editor.save-draft', { version: wanted })}
            </Button>
          ) : (
            <p>{say('editor.steward-only')}</p>
          )}
        </div>
        <ProposePanel
          account={account ?? null}
          proposed={proposedFrom(practice.id, versioned(typed, wanted, note), note, tried)}
        />
      </div>
    </Panel>
  );
}

/** What was tried on records, as long as it is still the text that is written. */
function triedOn(compared: Compared | null, text: string): Compared | null {
  return compared?.text === text ? compared : null;
}

/** What is proposed of an edited text; null until it was tried, or where it can't be read. */
function proposedFrom(practice: string, text: string, note: string, tried: Compared | null): Proposed | null {
  if (tried === null || unreadable(text)) return null;
  const differs = new Set(tried.changes.map(({ record }) => record)).size;
  return { practice, text, note: note.trim(), judged: tried.records, differs };
}

function versioned(text: string, version: string, note: string): string {
  return withVersion(text, { version, date: new Date().toISOString().slice(0, 10), change: note.trim() });
}

function unreadable(text: string): boolean {
  return 'errors' in parsePractice(text);
}

function examplesOf(say: ReturnType<typeof useSay>, { steps }: Practice) {
  return steps.flatMap(({ examples }) =>
    examples.map(({ title, record }) => ({
      name: say('editor.example', { title }),
      events: readable(record),
    })),
  );
}
