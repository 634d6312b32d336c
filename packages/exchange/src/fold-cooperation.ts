import type { Facts, Said } from './facts.ts';
import { requestFrom, type RequestDraft } from './request-draft.ts';

/** A contact card its owner put up. */
export interface ContactCard {
  readonly said: Said;
  readonly duty: 'liaison' | 'around-the-clock' | 'alumni';
  readonly name: string;
  readonly reach: string;
  readonly hours: string;
  readonly languages: readonly string[];
}

/** What a party said to a note. */
export interface NoteReply {
  readonly said: Said;
  readonly sort: 'accepted' | 'answered' | 'refused';
  /** Ground of a refusal; null otherwise. */
  readonly reason: string | null;
  readonly text: string;
  readonly language: string;
}

/** `disputed`: answered and refused for the same party; both stand and people sort it out. */
export type NoteStatus = 'open' | 'accepted' | 'answered' | 'refused' | 'disputed';

/** An intelligence note between two parties. Never evidence. */
export interface Note {
  readonly said: Said;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly facts: string;
  /** Source 1–4 and information A–D (4×4). */
  readonly source: string;
  readonly information: string;
  /** P may be passed on, C under conditions, R only with leave. */
  readonly code: string;
  readonly conditions: string;
  readonly use: string;
  readonly channel: string;
  readonly confidential: boolean;
  /** Nobody else sees it without the originator's leave. */
  readonly control: boolean;
  /** Note it passes on; null: none. */
  readonly quotes: string | null;
  /** UTC milliseconds; null: no answer is asked for by a time. */
  readonly answerBy: number | null;
  readonly language: string;
  readonly replies: readonly NoteReply[];
  readonly status: NoteStatus;
  /** Parties the originator let it go to. */
  readonly released: readonly string[];
  /** Newest draft of each party, oldest party first. */
  readonly requests: readonly RequestDraft[];
}

/** What one reader may see of cooperation between agencies. */
export interface Cooperation {
  /** Cards that are up. */
  readonly cards: readonly ContactCard[];
  /** By event id, oldest first. */
  readonly notes: ReadonlyMap<string, Note>;
}

/** The fold of cards, notes and drafts; `facts` in record order. */
export function foldCooperation(facts: readonly Facts[]): Cooperation {
  const cards = new Map<string, ContactCard>();
  const notes = new Map<string, Note>();
  for (const one of facts) {
    if (one.kind.startsWith('contact.')) foldCard(cards, one);
    else if (one.kind === 'note.sent') notes.set(one.said.event, noteFrom(one));
    else if (one.kind.startsWith('note.') || one.kind === 'request.drafted') foldToNote(notes, one);
  }
  return { cards: [...cards.values()], notes };
}

/** Only its owner takes a card down. */
function foldCard(cards: Map<string, ContactCard>, { kind, said, text, list }: Facts): void {
  if (kind === 'contact.listed')
    cards.set(said.event, {
      said,
      duty: text('duty') as ContactCard['duty'],
      name: text('name'),
      reach: text('reach'),
      hours: text('hours'),
      languages: list('languages'),
    });
  else if (cards.get(text('card'))?.said.by === said.by) cards.delete(text('card'));
}

function noteFrom({ said, text, maybe, yes, number }: Facts): Note {
  return {
    said,
    from: text('from'),
    to: text('to'),
    title: text('title'),
    facts: text('facts'),
    source: text('source'),
    information: text('information'),
    code: text('code'),
    conditions: text('conditions'),
    use: text('use'),
    channel: text('channel'),
    confidential: yes('confidential'),
    control: yes('control'),
    quotes: maybe('quotes'),
    answerBy: number('answer') === 0 ? null : number('answer'),
    language: text('language'),
    replies: [],
    status: 'open',
    released: [],
    requests: [],
  };
}

/** A reply counts for the party the note is for; leave is given by the one it is from; each of both may draft. */
function foldToNote(notes: Map<string, Note>, one: Facts): void {
  const note = notes.get(one.text('note'));
  if (note === undefined) return;
  const { kind, said, text } = one;
  const change = (more: Partial<Note>): void => void notes.set(note.said.event, { ...note, ...more });
  if (kind === 'note.released') {
    if (said.agency === note.said.agency) change({ released: [...note.released, text('to')] });
    return;
  }
  const party = text('party');
  if (kind === 'request.drafted') {
    if (party !== note.from && party !== note.to) return;
    const others = note.requests.filter((draft) => draft.party !== party);
    change({ requests: [...others, requestFrom(one)] });
  } else if (party === note.to) {
    const replies = [...note.replies, replyFrom(one)];
    change({ replies, status: statusOf(replies) });
  }
}

function replyFrom({ kind, said, text, maybe }: Facts): NoteReply {
  return {
    said,
    sort: kind.slice('note.'.length) as NoteReply['sort'],
    reason: maybe('reason'),
    text: text('text'),
    language: text('language'),
  };
}

function statusOf(replies: readonly NoteReply[]): NoteStatus {
  const sorts = new Set(replies.map(({ sort }) => sort));
  if (sorts.has('answered') && sorts.has('refused')) return 'disputed';
  if (sorts.has('answered')) return 'answered';
  return sorts.has('refused') ? 'refused' : 'accepted';
}

/** Where the clock to the answer stands at `now`: milliseconds left (negative: past), or null where it does not run. */
export function answerClock(note: Note, now: number): number | null {
  const runs = note.status === 'open' || note.status === 'accepted';
  return runs && note.answerBy !== null ? note.answerBy - now : null;
}
