import {
  acceptanceFault,
  agreedText,
  decisionOf,
  exchangeRefusal,
  foldExchange,
  overlayFile,
  practiceTexts,
  settledText,
  standingView,
  stepsBehind,
  textDigest,
  type ExchangeState,
} from '@tracecraft/exchange';
import { parsePractice, withValue, withVersion } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { said } from './said.ts';
import { practiceFiles, read } from './sample-practices.ts';

const OPEN = { handling: 'TLP:CLEAR', audience: ['public'] };
const MEMBERS = { handling: 'TLP:GREEN', audience: ['members'] };
const GLOVES = practiceFiles.get('fresh-gloves')!;
const AUTHORITY = practiceFiles.get('authority-before-entry')!;
const fold = (...events: readonly CaseEvent[]): ExchangeState => foldExchange('agency:x', events);
const textsOf = (state: ExchangeState) =>
  practiceTexts((id) => {
    const text = practiceFiles.get(id);
    return text === undefined ? undefined : { text, practice: read(text) };
  }, state.proposals);

const decide = (by: string, decision: string, more: Record<string, string | string[]> = {}): CaseEvent =>
  said('adoption.decided', by, {
    agency: 'aranya',
    ...OPEN,
    practice: 'fresh-gloves',
    version: '0.2.0',
    source: textDigest(GLOVES),
    decision,
    ...more,
  });
const standing = (state: ExchangeState, practice = 'fresh-gloves') =>
  state.adoptions.get(practice)?.get('aranya');

describe('two stewards of one agency', () => {
  const first = decide('mya', 'adopt');
  const second = decide('bao', 'reserve', { reason: 'Not yet.' });

  it('sign opposite decisions at once: both are kept and neither counts', () => {
    const state = fold(first, second);
    expect(standing(state)?.heads.map(({ decision }) => decision)).toEqual(['adopt', 'reserve']);
    expect(decisionOf(standing(state))).toBe('conflict');
    expect(standingView(standing(state), textsOf(state)).state).toBe('conflict');
  });
  it('a decision that names one of them leaves the conflict; one that names both ends it', () => {
    const half = decide('mya', 'adopt', { previous: [first.id] });
    expect(decisionOf(standing(fold(first, second, half)))).toBe('conflict');
    const both = decide('mya', 'adopt', { previous: [second.id, half.id] });
    const state = fold(first, second, half, both);
    expect(standingView(standing(state), textsOf(state)).state).toBe('adopt');
    expect(standing(state)?.all).toHaveLength(4);
  });
  it('who say the same at once do not disagree', () => {
    expect(standingView(standing(fold(first, decide('bao', 'adopt'))), textsOf(fold())).state).toBe('adopt');
  });
  it('arrival order never changes who stands', () => {
    const events = [first, second, decide('mya', 'adopt', { previous: [second.id] })];
    const expected = standing(fold(...events))?.heads.map(({ said: { event } }) => event);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 3 }), (order) => {
        expect(standing(fold(...order))?.heads.map(({ said: { event } }) => event)).toEqual(expected);
      }),
    );
  });
  it('nobody takes the decision of another agency away', () => {
    const foreign = said('adoption.decided', 'dara', {
      ...decide('dara', 'adopt').body.fields,
      agency: 'bayu',
      previous: [first.id],
    });
    expect(standing(fold(first, foreign))?.heads).toHaveLength(1);
  });
});

describe('a practice that protects people', () => {
  const about = { practice: 'authority-before-entry', source: textDigest(AUTHORITY) };
  const overlay = (level: 'may' | 'must', severity: 1 | 4) =>
    overlayFile('aranya', 'authority-before-entry', [
      { step: read(AUTHORITY).steps[0]!.id, level, severity, check: null, reason: 'Ours.' },
    ]);
  const view = (event: CaseEvent) => {
    const state = fold(event);
    return standingView(standing(state, 'authority-before-entry'), textsOf(state));
  };
  it('takes no reservation, whatever was signed', () => {
    expect(view(decide('mya', 'reserve', { ...about, reason: 'Ours.' })).state).toBe('refused');
  });
  it('takes no overlay that asks for less, and one that does not', () => {
    const less = view(decide('mya', 'adapt', { ...about, reason: 'Ours.', overlay: overlay('may', 4) }));
    expect([less.state, less.problems[0]?.code]).toEqual(['refused', 'profile.protected']);
    expect(
      view(decide('mya', 'adapt', { ...about, reason: 'Ours.', overlay: overlay('must', 4) })).state,
    ).toBe('adapt');
  });
});

it('a loosening shows wherever the decision does, though the steward said it does not loosen', () => {
  const overlay = overlayFile('aranya', 'fresh-gloves', [
    { step: 'fresh-gloves', level: 'may', severity: null, check: null, reason: 'Ours.' },
  ]);
  const event = decide('mya', 'adapt', { reason: 'Ours.', overlay });
  const joined = said('agency.joined', 'office', {
    agency: 'aranya',
    name: 'Police of Aranya',
    sort: 'agency',
  });
  const agreed = said('code.agreed', 'office', {
    agency: 'programme-office',
    ...OPEN,
    title: 'Code',
    version: '1.0',
    practices: ['fresh-gloves@0.2.0'],
    sources: [`fresh-gloves=${textDigest(GLOVES)}`],
    language: 'en',
  });
  const state = fold(joined, event, agreed);
  const [row] = agreedText(state.agreed[0]!, state, textsOf(state));
  expect(row?.text?.version).toBe('0.2.0');
  expect(row?.standings.map(({ view }) => [view.state, view.loosens])).toEqual([['adapt', true]]);
});

describe('a proposed change', () => {
  const WHY = ['steps', 0, 'why', 'en'] as const;
  const next = (path: readonly (string | number)[], words: string, version = '0.3.0'): string =>
    withVersion(withValue(GLOVES, path, words), { version, date: '2026-11-27', change: 'Changed.' });
  const propose = (text: string, base = GLOVES): CaseEvent =>
    said('change.proposed', 'mya', {
      agency: 'aranya',
      ...MEMBERS,
      practice: 'fresh-gloves',
      base: textDigest(base),
      text,
      reason: 'Better.',
      language: 'en',
    });
  const accept = (proposal: CaseEvent, by = 'dara', text?: string): CaseEvent =>
    said('change.decided', by, {
      agency: 'bayu',
      ...MEMBERS,
      proposal: proposal.id,
      outcome: 'accepted',
      version: '0.3.0',
      reason: 'Agreed.',
      ...(text === undefined ? {} : { text }),
    });
  const one = propose(next(WHY, 'Gloves always carry traces.'));
  const bracket = said('phrase.bracketed', 'jun', {
    agency: 'cendra',
    ...MEMBERS,
    proposal: one.id,
    unit: 'fresh-gloves/why',
    phrase: 'always carry',
    alternative: 'can carry',
    reason: 'Clean gloves do not.',
  });
  const settle = (outcome: string, words?: string): CaseEvent =>
    said('phrase.settled', 'dara', {
      agency: 'bayu',
      ...MEMBERS,
      bracket: bracket.id,
      outcome,
      reason: 'Agreed.',
      ...(words === undefined ? {} : { words }),
    });

  it('is not accepted while a phrase stands in brackets: the decision is kept, shown and without effect', () => {
    const state = fold(one, bracket, accept(one));
    const proposal = state.proposals.all.get(one.id)!;
    expect([proposal.state, proposal.decisions.map(({ fault }) => fault)]).toEqual([
      'open',
      ['open-brackets'],
    ]);
    expect(state.proposals.accepted.size).toBe(0);
  });
  it('is accepted once the phrase is settled, with the words that were agreed', () => {
    const settled = fold(one, bracket, settle('replaced', 'can carry')).proposals.all.get(one.id)!;
    const text = settledText(settled)!;
    expect(read(text).steps[0]?.why.en).toBe('Gloves can carry traces.');
    const state = fold(one, bracket, settle('replaced', 'can carry'), accept(one, 'dara', text));
    expect(textsOf(state).current('fresh-gloves')?.practice.steps[0]?.why.en).toBe(
      'Gloves can carry traces.',
    );
  });
  it('words that break a sentence are told, not taken', () => {
    const sentence = said('phrase.bracketed', 'jun', {
      ...bracket.body.fields,
      unit: 'fresh-gloves/check',
      phrase: 'require',
    });
    const broken = said('phrase.settled', 'dara', {
      ...settle('replaced', 'beg for').body.fields,
      bracket: sentence.id,
    });
    expect(settledText(fold(one, sentence, broken).proposals.all.get(one.id)!)).toBeNull();
  });
  it('made from a text that moved is told so, keeps everything and stays open', () => {
    const other = propose(next(['steps', 0, 'risk', 'en'], 'A court may ask.'));
    const state = fold(one, other, accept(one), accept(other));
    const late = state.proposals.all.get(other.id)!;
    expect([late.state, late.decisions.map(({ fault }) => fault)]).toEqual(['open', ['moved']]);
    expect(acceptanceFault(late, textsOf(state).current('fresh-gloves')!.source)).toBe('moved');
    expect(state.proposals.accepted.get('fresh-gloves')).toHaveLength(1);
  });
  it('is decided once: a second decision is kept and changes nothing', () => {
    const state = fold(one, accept(one), accept(one, 'jun'));
    expect(state.proposals.all.get(one.id)?.decisions.map(({ fault }) => fault)).toEqual([
      null,
      'decided-before',
    ]);
  });

  it('accepted, it leaves agencies behind: by step, editorial apart from substantive', () => {
    const decided = decide('mya', 'adopt');
    const prose = fold(decided, one, accept(one));
    expect(standingView(standing(prose), textsOf(prose)).behind).toBe(true);
    const now = read(next(WHY, 'Gloves always carry traces.'));
    expect(stepsBehind(read(GLOVES), now)).toMatchObject([
      { step: 'fresh-gloves', kind: 'editorial', texts: ['why.en'] },
    ]);
    const rule = next(['steps', 0, 'check'], 'for each officer: before collect, require change-gloves');
    expect(stepsBehind(read(GLOVES), read(rule))).toMatchObject([
      { step: 'fresh-gloves', kind: 'substantive' },
    ]);
    const typed = GLOVES.replace('before each collect,', 'before each collect');
    expect('practice' in parsePractice(typed)).toBe(true);
    expect(stepsBehind(read(GLOVES), read(typed)).filter(({ kind }) => kind === 'substantive')).toEqual([]);
  });
});

describe('a proposal taken back', () => {
  const proposed = said('change.proposed', 'mya', {
    ...MEMBERS,
    agency: 'aranya',
    practice: 'fresh-gloves',
    base: textDigest(GLOVES),
    text: withVersion(GLOVES, { version: '0.2.0', date: '2026-11-27', change: 'Shorter.' }),
    reason: 'Shorter.',
    language: 'en',
  });
  const back = (who: string, agency: string) =>
    said('change.decided', who, {
      ...MEMBERS,
      agency,
      proposal: proposed.id,
      outcome: 'withdrawn',
      reason: 'Told too early.',
    });
  const after = (...events: readonly CaseEvent[]) => fold(proposed, ...events).proposals.all.get(proposed.id);

  it('by the agency that made it is taken back, and what comes later has no effect', () => {
    const taken = back('bao', 'aranya');
    const late = said('change.decided', 'dara', { ...back('dara', 'bayu').body.fields, outcome: 'accepted' });
    const proposal = after(taken, late);
    expect([proposal?.state, proposal?.decisions.map(({ fault }) => fault)]).toEqual([
      'withdrawn',
      [null, 'decided-before'],
    ]);
  });
  it('by another agency stays open, and says why', () => {
    const proposal = after(back('dara', 'bayu'));
    expect([proposal?.state, proposal?.decisions[0]?.fault]).toEqual(['open', 'not-own']);
  });
  it('needs no steward: whoever speaks for the agency may, for no other', () => {
    const people = [
      said('agency.joined', 'office', { agency: 'aranya', name: 'Aranya', sort: 'agency' }),
      said('representative.named', 'office', {
        account: 'bao',
        name: 'Bao',
        agency: 'aranya',
        duty: 'member',
      }),
    ];
    const { members } = fold(...people);
    const writer = { account: 'bao', office: false };
    const decided = (agency: string, outcome: string): CaseEvent =>
      said('change.decided', 'bao', { ...back('bao', agency).body.fields, outcome });
    expect(exchangeRefusal(members, writer, decided('aranya', 'withdrawn'))).toBeNull();
    expect(exchangeRefusal(members, writer, decided('aranya', 'accepted'))).toBe('exchange.role');
    expect(exchangeRefusal(members, writer, decided('bayu', 'withdrawn'))).toBe('exchange.foreign-agency');
  });
});
