import { Link, useParams } from '@tanstack/react-router';
import {
  missingHeadings,
  REQUEST_HEADINGS,
  requestContents,
  type Note,
  type RequestDraft,
} from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { Button, Empty, Notice, Panel, TextArea, TextField } from '../../design/index.ts';
import { deviceZone, useLanguage, useSay, wallText } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { useParties, type Parties } from './parties.ts';
import { RequestPaper } from './request-paper.tsx';
import { useCooperationAct } from './use-cooperation-act.ts';

/** A training draft of a request for mutual legal assistance, written from a note. */
export function RequestScreen() {
  const say = useSay();
  const { note: id } = useParams({ from: '/shell/sharing/cooperation/$note/request' });
  const note = useExchange().state.cooperation.notes.get(id);
  const parties = useParties();
  const party = [note?.from, note?.to].find((one) => one !== undefined && parties.reader.parties.has(one));
  return (
    <Page>
      <p>
        <Link to="/sharing/cooperation/$note" params={{ note: id }}>
          {say('sharing.request.back')}
        </Link>
      </p>
      {note === undefined || party === undefined ? (
        <Empty>{say('sharing.cooperation.no-such')}</Empty>
      ) : (
        <Drafting key={note.said.event} note={note} party={party} parties={parties} />
      )}
    </Page>
  );
}

function Drafting({
  note,
  party,
  parties,
}: {
  readonly note: Note;
  readonly party: string;
  readonly parties: Parties;
}) {
  const { phrases, code: language } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const kept = note.requests.find((one) => one.party === party);
  const [words, setWords] = useState<ReadonlyMap<string, string>>(
    () => kept?.contents ?? begun(note, party, parties),
  );
  const [back, setBack] = useState(() => wallOf(kept));
  const { act, outcome } = useCooperationAct(parties.reader);
  const [printing, setPrinting] = useState(false);
  const missing = missingHeadings(words);
  const save = async (): Promise<void> => {
    const by = Date.parse(back);
    await act(
      'request.drafted',
      {
        agency: party.startsWith('agency:') ? party.slice('agency:'.length) : (mine[0]?.agency ?? ''),
        handling: note.said.handling,
        audience: [party],
        note: note.said.event,
        party,
        contents: requestContents(words),
        caveat: 'evidence',
        return: Number.isNaN(by) ? undefined : by,
        previous: kept?.said.event,
        language,
      },
      say('sharing.request.saved'),
    );
  };
  return (
    <>
      <header className={parts['head']}>
        <h1>{say('sharing.request.title')}</h1>
        <p>{note.title}</p>
      </header>
      <Notice tone="risk">
        <p>
          <b>{say('sharing.request.training')}</b> {say('sharing.request.training-how')}
        </p>
      </Notice>
      <Missing headings={missing} />
      {GROUPS.map((article) => (
        <Panel key={article} title={say(`sharing.request.article.${article}`)}>
          {REQUEST_HEADINGS.filter((one) => one.article === article).map(({ heading, needed }) => (
            <TextArea
              key={heading}
              label={say(`sharing.request.heading.${heading}`)}
              optional={needed ? undefined : say('sharing.request.where-it-applies')}
              rows={2}
              maxLength={3000}
              value={words.get(heading) ?? ''}
              onChange={(event) => setWords(new Map(words).set(heading, event.target.value))}
            />
          ))}
          {article === 19 && (
            <TextField
              type="datetime-local"
              label={say('sharing.request.return')}
              optional={say('sharing.optional')}
              value={back}
              onChange={(event) => setBack(event.target.value)}
            />
          )}
        </Panel>
      ))}
      <Said outcome={outcome} />
      <span className={parts['row']}>
        <Button look="primary" onClick={() => void save()}>
          {say('sharing.request.save')}
        </Button>
        {kept !== undefined && (
          <Button onClick={() => setPrinting(true)}>{say('sharing.request.paper')}</Button>
        )}
      </span>
      {printing && kept !== undefined && (
        <RequestPaper note={note} draft={kept} parties={parties} onClose={() => setPrinting(false)} />
      )}
    </>
  );
}

const GROUPS = [...new Set(REQUEST_HEADINGS.map(({ article }) => article))];

/** What the note already says of it. */
function begun(note: Note, party: string, { nameOf }: Parties): ReadonlyMap<string, string> {
  const other = party === note.from ? note.to : note.from;
  return new Map([
    ['sent-by', nameOf(party)],
    ['sent-to', nameOf(other)],
    ['facts', note.facts],
  ]);
}

function wallOf(kept: RequestDraft | undefined): string {
  return kept === undefined || kept.returnBy === null ? '' : wallText(kept.returnBy, deviceZone());
}

/** What is missing, by name. */
function Missing({ headings }: { readonly headings: readonly string[] }) {
  const say = useSay();
  return headings.length === 0 ? (
    <Notice tone="ok" live>
      <p>{say('sharing.request.complete')}</p>
    </Notice>
  ) : (
    <Notice live>
      <p>{say('sharing.request.missing', { count: headings.length })}</p>
      <ul>
        {headings.map((one) => (
          <li key={one}>{say(`sharing.request.heading.${one}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
