import { Link, useParams } from '@tanstack/react-router';
import { needsLeave, type Note, type NoteReply } from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { buttonClass, Empty, Facts, Notice, Panel } from '../../design/index.ts';
import { deviceZone, formatClock, formatDay, useLanguage, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { NoteState } from './note-state.tsx';
import { useParties, type Parties } from './parties.ts';
import { ReleaseForm } from './release-form.tsx';
import { ReplyForm } from './reply-form.tsx';

/** One note: what it says, how far it may go, what was said to it, and what one can do about it. */
export function NoteScreen() {
  const say = useSay();
  const { note: id } = useParams({ from: '/shell/sharing/cooperation/$note' });
  const note = useExchange().state.cooperation.notes.get(id);
  const parties = useParties();
  return (
    <Page>
      <p>
        <Link to="/sharing/cooperation">{say('sharing.cooperation.all')}</Link>
      </p>
      {note === undefined ? (
        <Empty>{say('sharing.cooperation.no-such')}</Empty>
      ) : (
        <Opened note={note} parties={parties} />
      )}
    </Page>
  );
}

function Opened({ note, parties }: { readonly note: Note; readonly parties: Parties }) {
  const say = useSay();
  const forUs = parties.reader.parties.has(note.to);
  const ours = parties.reader.parties.has(note.from);
  return (
    <>
      <header className={parts['head']}>
        <h1>{note.title}</h1>
        <NoteState note={note} />
      </header>
      <Notice>
        <p>{say('sharing.cooperation.intelligence')}</p>
      </Notice>
      <NoteFacts note={note} parties={parties} />
      {note.status === 'disputed' && (
        <Notice tone="departure">
          <p>{say('sharing.cooperation.disputed-how')}</p>
        </Notice>
      )}
      <Panel title={say('sharing.cooperation.replies', { count: note.replies.length })} flush>
        {note.replies.length === 0 && <Empty>{say('sharing.cooperation.no-reply')}</Empty>}
        <ul className={parts['lines']}>
          {note.replies.map((reply) => (
            <ReplyLine key={reply.said.event} reply={reply} />
          ))}
        </ul>
      </Panel>
      {forUs && <ReplyForm note={note} parties={parties} />}
      {ours && needsLeave(note) && <ReleaseForm note={note} parties={parties} />}
      {(forUs || ours) && (
        <p>
          <Link
            className={buttonClass({ look: ours ? 'primary' : 'plain' })}
            to="/sharing/cooperation/$note/request"
            params={{ note: note.said.event }}
          >
            {say('sharing.request.open')}
          </Link>
        </p>
      )}
    </>
  );
}

function NoteFacts({ note, parties }: { readonly note: Note; readonly parties: Parties }) {
  const say = useSay();
  const when = useWhen();
  const { nameOf } = parties;
  const rows: (readonly [string, string])[] = [
    [say('sharing.note.from'), nameOf(note.from)],
    [say('sharing.note.to'), nameOf(note.to)],
    [say('sharing.note.channel'), say(`sharing.note.channel.${note.channel}`)],
    [say('sharing.note.when'), when(note.said.at)],
    [say('sharing.note.source'), say(`sharing.note.source.${note.source}`)],
    [say('sharing.note.information'), say(`sharing.note.information.${note.information}`)],
    [say('sharing.note.code'), say(`sharing.note.code.${note.code}`)],
    [say('sharing.note.use'), say(`sharing.note.use.${note.use}`)],
  ];
  if (note.conditions !== '') rows.push([say('sharing.note.conditions'), note.conditions]);
  if (note.answerBy !== null) rows.push([say('sharing.note.answer-by'), when(note.answerBy)]);
  if (note.confidential) rows.push([say('sharing.note.handling'), say('sharing.note.confidential')]);
  if (note.released.length > 0)
    rows.push([say('sharing.note.released'), note.released.map((one) => nameOf(one)).join('; ')]);
  return (
    <Panel title={say('sharing.note.facts')}>
      <p lang={note.language} style={{ whiteSpace: 'pre-wrap' }}>
        {note.facts}
      </p>
      <Facts rows={rows} />
    </Panel>
  );
}

function ReplyLine({ reply }: { readonly reply: NoteReply }) {
  const say = useSay();
  const when = useWhen();
  return (
    <li>
      <span className={parts['what']}>
        <b>{say(`sharing.cooperation.status.${reply.sort}`)}</b>
        {reply.reason !== null && <small>{say(`sharing.reply.reason.${reply.reason}`)}</small>}
        {reply.text !== '' && (
          <span lang={reply.language} style={{ whiteSpace: 'pre-wrap' }}>
            {reply.text}
          </span>
        )}
      </span>
      <small>{when(reply.said.at)}</small>
    </li>
  );
}

/** Day and clock of an instant where the reader is. */
function useWhen(): (time: number) => string {
  const { code } = useLanguage();
  const zone = deviceZone();
  return (time) => `${formatDay(time, code, zone)} ${formatClock(time, zone, false)}`;
}
