import { Link } from '@tanstack/react-router';
import type { Note } from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { Empty, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { ContactCards } from './contact-cards.tsx';
import { NoteForm } from './note-form.tsx';
import { NoteState } from './note-state.tsx';
import { useParties, type Parties } from './parties.ts';

/** Cooperation across borders: notes to answer, notes sent, a new one, and who can be reached. */
export function CooperationScreen() {
  const say = useSay();
  const { state, mine } = useExchange();
  const parties = useParties();
  const notes = [...state.cooperation.notes.values()].toReversed();
  const forMe = notes.filter(({ to }) => parties.reader.parties.has(to));
  const fromMe = notes.filter((note) => !forMe.includes(note));
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('sharing.cooperation.title')}</h1>
        <p>{say('sharing.cooperation.why')}</p>
      </header>
      <NoteList
        title={say('sharing.cooperation.for-us', { count: forMe.length })}
        notes={forMe}
        parties={parties}
      />
      <NoteList
        title={say('sharing.cooperation.from-us', { count: fromMe.length })}
        notes={fromMe}
        parties={parties}
      />
      {mine.length > 0 && <NoteForm parties={parties} />}
      <ContactCards parties={parties} />
    </Page>
  );
}

function NoteList({
  title,
  notes,
  parties,
}: {
  readonly title: string;
  readonly notes: readonly Note[];
  readonly parties: Parties;
}) {
  const say = useSay();
  return (
    <Panel title={title} flush>
      {notes.length === 0 && <Empty>{say('sharing.cooperation.none')}</Empty>}
      <ul className={parts['lines']}>
        {notes.map((note) => (
          <li key={note.said.event}>
            <span className={parts['what']}>
              <Link to="/sharing/cooperation/$note" params={{ note: note.said.event }}>
                <b>{note.title}</b>
              </Link>
              <small>
                {say('sharing.cooperation.from-to', {
                  from: parties.nameOf(note.from),
                  to: parties.nameOf(note.to),
                })}
              </small>
            </span>
            <NoteState note={note} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
