import type { CaseEvent } from '@tracecraft/record';
import { agencyParty, type ExchangeReader } from './audience.ts';
import { evidenceInWords } from './evidence-in-words.ts';
import { factsOf, type Facts, type SaidEvent } from './facts.ts';
import type { Cooperation, Note } from './fold-cooperation.ts';
import type { Twin } from './fold-twins.ts';
import type { Members } from './members.ts';
import { quotedWithoutLeave } from './originator-control.ts';

export type CooperationRefusal =
  | 'note.evidence'
  | 'note.party'
  | 'note.audience'
  | 'note.unknown'
  | 'note.not-yours'
  | 'note.originator-control'
  | 'contact.not-own'
  | 'twin.not-yours'
  | 'twin.agencies';

/** What is known when an event of cooperation comes in. */
export interface CooperationKnown {
  readonly members: Members;
  readonly cooperation: Cooperation;
  readonly twins: ReadonlyMap<string, Twin>;
}

/** An event as it is about to be signed, or as it came in. */
export interface CooperationAct extends Omit<SaidEvent, 'id'> {
  readonly body: SaidEvent['body'] & Pick<CaseEvent['body'], 'objects' | 'attachments'>;
}

/**
 * Why an event of cooperation may not enter the agency stream; null when it may, or when it is of another sort. Asked
 * by the server at every push and by a screen before it signs.
 */
export function cooperationRefusal(
  known: CooperationKnown,
  writer: ExchangeReader,
  event: CooperationAct,
): CooperationRefusal | null {
  const one = factsOf({ id: '', ...event });
  const { notes, cards } = known.cooperation;
  if (/^(note|request)\./.test(one.kind) && carriesEvidence(event)) return 'note.evidence';
  if (one.kind === 'contact.withdrawn') {
    const card = cards.find(({ said }) => said.event === one.text('card'));
    return card !== undefined && card.said.by !== writer.account ? 'contact.not-own' : null;
  }
  const rule = RULES[one.kind];
  const refusal = rule?.(one, writer, known, notes.get(one.text('note')));
  return refusal ?? (passesOn(known, writer, one, event) ? 'note.originator-control' : null);
}

type Rule = (
  one: Facts,
  writer: ExchangeReader,
  known: CooperationKnown,
  note: Note | undefined,
) => CooperationRefusal | null;

/** A note goes from a party of the writer's to another one that exists, and is for these two alone. */
const sent: Rule = ({ text, said }, { parties }, { members, cooperation: { notes } }) => {
  const [from, to, quotes] = [text('from'), text('to'), text('quotes')];
  const exists = to.startsWith('team:') || [...members.agencies.keys()].some((id) => agencyParty(id) === to);
  if (!parties.has(from) || parties.has(to) || !exists) return 'note.party';
  if (quotes !== '' && !canRead(notes.get(quotes), parties)) return 'note.unknown';
  return audienceFits(said.audience, [from, to]) && said.audience.includes(to) ? null : 'note.audience';
};

const replied: Rule = ({ text, said }, { parties }, _known, note) => {
  if (note === undefined) return 'note.unknown';
  if (!parties.has(note.to) || text('party') !== note.to) return 'note.not-yours';
  return audienceFits(said.audience, [note.from, note.to]) ? null : 'note.audience';
};

const released: Rule = ({ said }, { parties }, _known, note) => {
  if (note === undefined) return null;
  if (!parties.has(note.from) || said.agency !== note.said.agency) return 'note.not-yours';
  return null;
};

const drafted: Rule = ({ text, said }, { parties }, _known, note) => {
  const party = text('party');
  if (!parties.has(party)) return 'note.not-yours';
  if (note === undefined) return null;
  if (party !== note.from && party !== note.to) return 'note.not-yours';
  return audienceFits(said.audience, [note.from, note.to]) ? null : 'note.audience';
};

/** A standing exchange is of two agencies that take part here, the writer's among them. */
const twinned: Rule = ({ list, text, said }, _writer, { members, twins }) => {
  const agencies = list('agencies');
  const two = new Set(agencies).size === 2 && agencies.length === 2;
  if (!two || !agencies.every((one) => members.agencies.has(one))) return 'twin.agencies';
  const known = twins.get(text('twin'));
  const same = known === undefined || known.agencies.every((one) => agencies.includes(one));
  return same && agencies.includes(said.agency) ? null : 'twin.not-yours';
};

const inTwin: Rule = ({ text, said }, _writer, { twins }) => {
  const known = twins.get(text('twin'));
  return known === undefined || known.agencies.includes(said.agency) ? null : 'twin.not-yours';
};

const RULES: Readonly<Record<string, Rule>> = {
  'note.sent': sent,
  'note.accepted': replied,
  'note.answered': replied,
  'note.refused': replied,
  'note.released': released,
  'request.drafted': drafted,
  'exchange.twinned': twinned,
  'exchange.ended': inTwin,
  'visit.planned': inTwin,
  'exercise.shared': inTwin,
  'practice.followed': inTwin,
};

function canRead(note: Note | undefined, parties: ReadonlySet<string>): boolean {
  return note !== undefined && (parties.has(note.from) || parties.has(note.to));
}

function audienceFits(audience: readonly string[], parties: readonly string[]): boolean {
  return audience.every((party) => parties.includes(party));
}

/** Evidence never moves by a note: no files, no objects of a case, no digests, ids or bytes in its words. */
function carriesEvidence({ body }: Pick<CooperationAct, 'body'>): boolean {
  return (
    body.attachments.length > 0 ||
    body.objects.length > 0 ||
    wordsOf(body.fields).some((text) => evidenceInWords(text) !== null)
  );
}

/** Every text a person wrote; references to other events are the record's own. */
function wordsOf(fields: CaseEvent['body']['fields']): readonly string[] {
  return Object.entries(fields)
    .filter(([name]) => !REFERENCES.has(name))
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : Array.isArray(value) ? value : []));
}
const REFERENCES: ReadonlySet<string> = new Set([
  'note',
  'quotes',
  'previous',
  'audience',
  'agency',
  'from',
  'to',
  'party',
]);

function passesOn(
  { cooperation }: CooperationKnown,
  writer: ExchangeReader,
  { said, maybe }: Facts,
  { body }: Pick<CooperationAct, 'body'>,
): boolean {
  const quoted = quotedWithoutLeave(cooperation, writer, {
    texts: wordsOf(body.fields),
    quotes: maybe('quotes'),
    audience: said.audience,
  });
  return quoted !== null;
}
