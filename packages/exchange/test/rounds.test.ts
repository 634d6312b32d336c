import { expect, it } from 'vitest';
import { sharing, type Fields } from './shared-events.ts';

const words = (title: string): Fields => ({
  title,
  situation: 'A phone lay in a wet car.',
  done: 'We switched it off.',
  result: 'Its memory was gone.',
  change: 'Ask the examiner first.',
});
const experience = (title: string, more: Fields = {}): Fields => ({
  ...words(title),
  language: 'en',
  outcome: 'went-wrong',
  practices: ['isolate-first'],
  ...more,
});

it('keeps an experience under its first name through new versions, with what was said of each', () => {
  const { say, state } = sharing();
  const id = say('experience.posted', 'aranya', experience('Wet phone'));
  const question = say('question.asked', 'bayu', { about: id, language: 'en', text: 'Which model?' });
  const next = say('experience.posted', 'aranya', experience('Wet phones', { replaces: id }));
  say('question.answered', 'aranya', { question, language: 'en', text: 'Any.' });
  say('practice.compared', 'bayu', { experience: next, same: 'similar', note: 'We wait.', language: 'en' });
  const [only, ...others] = state().rounds.experiences.values();
  expect(others).toEqual([]);
  expect([only?.id, only?.now.text.title, only?.earlier.map(({ text }) => text.title)]).toEqual([
    id,
    'Wet phones',
    ['Wet phone'],
  ]);
  expect(only?.questions.map(({ text, answers }) => [text, answers.map((one) => one.text)])).toEqual([
    ['Which model?', ['Any.']],
  ]);
  expect(only?.comparisons.map(({ same, said }) => [said.agency, same])).toEqual([['bayu', 'similar']]);
});

it('two versions of one base at the same time: the later stands, the other is not lost', () => {
  const { say, state } = sharing();
  const id = say('experience.posted', 'aranya', experience('First'));
  say('experience.posted', 'aranya', experience('Mine', { replaces: id }));
  say('experience.posted', 'aranya', experience('Yours', { replaces: id }));
  const only = state().rounds.experiences.get(id);
  expect(only?.now.text.title).toBe('Yours');
  expect(only?.earlier.map(({ text }) => text.title)).toEqual(['First', 'Mine']);
});

it('nobody writes over or takes back the experience of another agency', () => {
  const { say, state } = sharing();
  const id = say('experience.posted', 'aranya', experience('Ours'));
  say('experience.posted', 'bayu', experience('Not yours', { replaces: id }));
  const taken = say('experience.withdrawn', 'bayu', { experience: id, reason: 'We dislike it.' });
  const { experiences, unfitting } = state().rounds;
  expect([...experiences.values()].map(({ now }) => now.text.title)).toEqual(['Ours', 'Not yours']);
  expect(experiences.get(id)?.withdrawn).toBeNull();
  expect(unfitting.map(({ event }) => event)).toEqual([taken]);
});

it('an experience taken back keeps its questions, and says why', () => {
  const { say, state } = sharing();
  const id = say('experience.posted', 'aranya', experience('Ours'));
  say('question.asked', 'bayu', { about: id, language: 'en', text: 'When?' });
  say('experience.withdrawn', 'aranya', { experience: id, reason: 'Told too early.' });
  const only = state().rounds.experiences.get(id);
  expect(only?.withdrawn?.reason).toBe('Told too early.');
  expect(only?.questions).toHaveLength(1);
});

it('a translation of a version that was replaced is stale and keeps its source beside it', () => {
  const { say, state } = sharing();
  const id = say('experience.posted', 'aranya', experience('First'));
  const made = { language: 'vi', drafted: 'machine' };
  say('experience.translated', 'bayu', { ...words('Đầu tiên'), ...made, experience: id });
  expect(state().rounds.experiences.get(id)?.translations[0]?.stale).toBe(false);
  const next = say('experience.posted', 'aranya', experience('Second', { replaces: id }));
  // Its translator had the old page open.
  say('experience.translated', 'cendra', {
    ...words('첫째'),
    language: 'ko',
    drafted: 'person',
    experience: id,
  });
  const stale = state().rounds.experiences.get(id)?.translations;
  expect(stale?.map((one) => [one.language, one.stale, one.source.text.title])).toEqual([
    ['vi', true, 'First'],
    ['ko', true, 'First'],
  ]);
  say('experience.translated', 'bayu', { ...words('Thứ hai'), ...made, experience: next });
  const fresh = state()
    .rounds.experiences.get(id)
    ?.translations.find(({ language }) => language === 'vi');
  expect([fresh?.stale, fresh?.text.title]).toEqual([false, 'Thứ hai']);
});

it('what tells of an experience the reader does not have is shown nowhere', () => {
  const { say, state } = sharing();
  const unknown = 'ff'.repeat(32);
  const orphan = say('question.asked', 'bayu', { about: unknown, language: 'en', text: 'When?' });
  say('experience.grouped', 'bayu', { group: 'g', title: 'Water', experiences: [unknown] });
  const { experiences, groups, unfitting } = state().rounds;
  expect([experiences.size, groups[0]?.experiences]).toEqual([0, []]);
  expect(unfitting.map(({ event }) => event)).toEqual([orphan]);
});

it('the newest entry of a group stands', () => {
  const { say, state } = sharing();
  const [a, b] = [
    say('experience.posted', 'aranya', experience('A')),
    say('experience.posted', 'bayu', experience('B')),
  ];
  say('experience.grouped', 'aranya', { group: 'g', title: 'Water', experiences: [a] });
  say('experience.grouped', 'bayu', { group: 'g', title: 'Wet things', experiences: [a, b, a] });
  expect(state().rounds.groups.map(({ title, experiences }) => [title, experiences])).toEqual([
    ['Wet things', [a, b]],
  ]);
});
