import { describe, expect, it } from 'vitest';
import {
  answerClock,
  cooperationRefusal,
  evidenceInWords,
  foldExchange,
  missingHeadings,
  REQUEST_HEADINGS,
  requestContents,
} from '@tracecraft/exchange';
import type { CaseEvent, EventBody } from '@tracecraft/record';

type Fields = EventBody['fields'];
let clock = 0;
/** An event of an agency stream as anybody's device would write it; ids are `e1`, `e2`, … */
function said(kind: string, performer: string, fields: Fields, more: Partial<EventBody> = {}): CaseEvent {
  const at = ++clock;
  return {
    id: `e${at}`,
    header: { kind, hlc: String(at * 65_536), feed: performer, seq: at },
    body: { performer, claimed: { start: at * 1000 }, fields, attachments: [], objects: [], ...more },
  } as unknown as CaseEvent;
}
const joined = (agency: string): CaseEvent =>
  said('agency.joined', 'office', { agency, name: agency, state: agency, sort: 'agency' });
const parties = (account: string, ...of: string[]) => ({
  account,
  parties: new Set(['members', ...of.map((one) => `agency:${one}`)]),
});
const FACTS =
  'A grey van with a broken left lamp was seen at the ferry of Lower Bayu on three nights of October';
const note = (more: Fields = {}): Fields => ({
  agency: 'aranya',
  handling: 'TLP:AMBER',
  audience: ['agency:aranya', 'agency:bayu'],
  from: 'agency:aranya',
  to: 'agency:bayu',
  title: 'Van at the ferry',
  facts: FACTS,
  source: '2',
  information: 'B',
  code: 'C',
  use: 'lead-only',
  control: true,
  channel: 'liaison',
  caveat: 'intelligence-only',
  answer: 900_000,
  language: 'en',
  ...more,
});
const stream = 'agency:0';
const here = ['aranya', 'bayu', 'cendra'].map(joined);

describe('a note between two agencies', () => {
  const sent = said('note.sent', 'anan', note());
  const reply = (kind: string, more: Fields = {}): CaseEvent =>
    said(kind, 'chan', {
      agency: 'bayu',
      handling: 'TLP:AMBER',
      audience: ['agency:aranya', 'agency:bayu'],
      note: sent.id,
      party: 'agency:bayu',
      text: 't',
      language: 'en',
      ...more,
    });
  const fold = (...events: CaseEvent[]) =>
    foldExchange(stream, [...here, sent, ...events]).cooperation.notes.get(sent.id);

  it('is open, then accepted, then answered; the clock runs until then and says when it is past', () => {
    expect(fold()?.status).toBe('open');
    const accepted = fold(reply('note.accepted'));
    expect(accepted?.status).toBe('accepted');
    expect(answerClock(accepted!, 600_000)).toBe(300_000);
    expect(answerClock(accepted!, 1_000_000)).toBe(-100_000);
    const answered = fold(reply('note.accepted'), reply('note.answered'));
    expect(answered?.status).toBe('answered');
    expect(answerClock(answered!, 600_000)).toBeNull();
  });

  it('keeps both when one and the same party answers and refuses, and counts no word of another party', () => {
    const both = fold(reply('note.answered'), reply('note.refused', { reason: 'out-of-scope' }));
    expect(both?.status).toBe('disputed');
    expect(both?.replies).toHaveLength(2);
    expect(fold(reply('note.answered', { party: 'agency:cendra', agency: 'cendra' }))?.status).toBe('open');
  });

  it('leaves a card up until its owner takes it down', () => {
    const card = said('contact.listed', 'chan', { agency: 'bayu', duty: 'liaison', name: 'C', reach: 'r' });
    const down = (who: string): CaseEvent => said('contact.withdrawn', who, { card: card.id });
    const cards = (...events: CaseEvent[]) => foldExchange(stream, events).cooperation.cards.length;
    expect(cards(card, down('anan'))).toBe(1);
    expect(cards(card, down('chan'))).toBe(0);
  });
});

describe('what a note may not do', () => {
  const first = said('note.sent', 'anan', note());
  const known = foldExchange(stream, [...here, first]);
  const ask = (event: CaseEvent, reader = parties('anan', 'aranya')) =>
    cooperationRefusal(known, reader, event);
  const chan = parties('chan', 'bayu');

  it.each([
    ['a digest', { facts: `see ${'ab12'.repeat(16)}` }],
    ['a digest in groups', { facts: `see ${'ab12cd34 '.repeat(8)}` }],
    ['the id of a case', { title: 'case:0f-1 of ours' }],
    ['bytes in letters', { facts: 'aGVsbG8gd29ybGQ'.repeat(12) }],
  ])('%s is evidence and never moves by a note', (_what, more) => {
    expect(ask(said('note.sent', 'anan', note(more)))).toBe('note.evidence');
  });

  it('a file or an object of a case is evidence too', () => {
    const file = { sha256: 'a'.repeat(64), size: 1, mediaType: 'image/jpeg', kind: 'photo' };
    expect(ask(said('note.sent', 'anan', note(), { attachments: [file] }))).toBe('note.evidence');
    const objects = [{ role: 'exhibit', type: 'exhibit', id: 'x' }] as const;
    expect(ask(said('note.sent', 'anan', note(), { objects }))).toBe('note.evidence');
  });

  it('plain words, telephone numbers and long names are no evidence', () => {
    for (const text of [
      FACTS,
      '+66 2 555 0100 or +82 2 555 01 02 03, 12 34 56 78 90 12 34 56 78 90',
      'พบรถตู้สีเทาที่ท่าเรือสามคืนในเดือนตุลาคม'.repeat(10),
      '2026-11-27 10:05:00 2026-11-28 11:06:01 2026-11-29 12:07:02',
    ])
      expect(evidenceInWords(text), text).toBeNull();
  });

  it('goes from one’s own party to another that takes part, and is for these two alone', () => {
    expect(ask(said('note.sent', 'anan', note()))).toBeNull();
    const audience = (...names: string[]): Fields => note({ audience: names.map((one) => `agency:${one}`) });
    expect(ask(said('note.sent', 'anan', note({ to: 'agency:dawn' })))).toBe('note.party');
    expect(ask(said('note.sent', 'anan', note({ to: 'agency:aranya' })))).toBe('note.party');
    expect(ask(said('note.sent', 'chan', note()), chan)).toBe('note.party');
    expect(ask(said('note.sent', 'anan', audience('aranya', 'bayu', 'cendra')))).toBe('note.audience');
    expect(ask(said('note.sent', 'anan', audience('aranya')))).toBe('note.audience');
  });

  it('is answered by the party it is for', () => {
    const answer = note({ note: first.id, party: 'agency:bayu', text: 'Seen.', agency: 'bayu' });
    expect(ask(said('note.answered', 'chan', answer), chan)).toBeNull();
    expect(ask(said('note.answered', 'anan', answer))).toBe('note.not-yours');
    expect(ask(said('note.answered', 'chan', { ...answer, note: 'e999' }), chan)).toBe('note.unknown');
  });

  it('is not passed on, named or in its own words, without the originator’s leave', () => {
    const onward = (more: Fields): CaseEvent =>
      said('note.sent', 'chan', {
        ...note({ agency: 'bayu', from: 'agency:bayu', to: 'agency:cendra', facts: 'They saw a van.' }),
        audience: ['agency:bayu', 'agency:cendra'],
        ...more,
      });
    expect(ask(onward({}), chan)).toBeNull();
    expect(ask(onward({ quotes: first.id }), chan)).toBe('note.originator-control');
    const words = `We were told: ${FACTS.toUpperCase()}!`;
    expect(ask(onward({ facts: words }), chan)).toBe('note.originator-control');
    const round = { agency: 'bayu', audience: ['members'], situation: words };
    expect(ask(said('experience.posted', 'chan', round), chan)).toBe('note.originator-control');

    const leave = said('note.released', 'anan', { ...note(), note: first.id, to: 'agency:cendra' });
    const later = foldExchange(stream, [...here, first, leave]);
    expect(cooperationRefusal(later, chan, onward({ quotes: first.id }))).toBeNull();
    expect(cooperationRefusal(later, chan, said('experience.posted', 'chan', round))).toBe(
      'note.originator-control',
    );
    const own = said('note.released', 'chan', { ...note(), agency: 'bayu', note: first.id, to: 'agency:x' });
    expect(ask(own, chan)).toBe('note.not-yours');
  });

  it('tells nothing of itself to who cannot read it', () => {
    const round = { agency: 'cendra', audience: ['members'], situation: FACTS };
    expect(ask(said('experience.posted', 'dara', round), parties('dara', 'cendra'))).toBeNull();
  });
});

describe('a draft request', () => {
  it('names what is missing and keeps what is there in the order of the treaty', () => {
    const needed = REQUEST_HEADINGS.filter((one) => one.needed).map(({ heading }) => heading);
    expect(missingHeadings(new Map())).toEqual(needed);
    const words = new Map([
      ['certified', 'Yes = sealed'],
      ['office', 'Border Police'],
      ['procedure', ' '],
    ]);
    expect(requestContents(words)).toEqual(['office=Border Police', 'certified=Yes = sealed']);
    expect(missingHeadings(words)).not.toContain('office');
    expect(
      [5, 6, 8, 9, 19, 24].every((article) => REQUEST_HEADINGS.some((one) => one.article === article)),
    ).toBe(true);
  });

  it('is kept with its note, the newest of each party', () => {
    const sent = said('note.sent', 'anan', note());
    const draft = (contents: string[], party = 'agency:aranya'): CaseEvent =>
      said('request.drafted', 'anan', { ...note(), note: sent.id, party, contents });
    const state = foldExchange(stream, [
      ...here,
      sent,
      draft(['office=A']),
      draft(['office=B=C']),
      draft(['office=D'], 'agency:cendra'),
    ]);
    const requests = state.cooperation.notes.get(sent.id)?.requests ?? [];
    expect(requests.map(({ contents }) => [...contents])).toEqual([[['office', 'B=C']]]);
  });
});
