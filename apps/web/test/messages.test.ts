import type { CaseEvent } from '@tracecraft/record';
import { expect, it } from 'vitest';
import { messagesOf } from '../src/screens/in-run/messages.ts';

let count = 0;
function event(kind: string, fields: Readonly<Record<string, string>>, performer = 'mya'): CaseEvent {
  count++;
  return {
    id: `e${count}`,
    header: { kind },
    body: { fields, performer, objects: [], claimed: { start: count }, recorded: count },
  } as unknown as CaseEvent;
}
const delivered = (inject: string, message: string) => event('inject.delivered', { inject, message });
const RAIN = { id: 'rain', when: { minutes: 1 }, to: 'all', message: { en: 'It rains.', vi: 'Trời mưa.' } };
const CALL = { id: 'call', when: { minutes: 2 }, to: 'lead', message: { en: 'The court calls.' } };

it('newest first; what two devices wrote down counts once', () => {
  const events = [
    delivered('rain', 'It rains.'),
    delivered('m1', 'Drink water.'),
    delivered('rain', 'It rains.'),
  ];
  expect(messagesOf(events, [RAIN], 'mya').map(({ said }) => said)).toEqual(['Drink water.', 'It rains.']);
});

it('an inject is shown in every language it has, unless a trainer sent it with other words', () => {
  const [own] = messagesOf([delivered('rain', 'It rains.')], [RAIN], 'mya');
  expect(own?.text).toEqual(RAIN.message);
  const [sent] = messagesOf([delivered('rain', 'It pours.')], [RAIN], 'mya');
  expect([sent?.text, sent?.said]).toEqual([null, 'It pours.']);
});

it('what is meant for one duty reaches that officer alone', () => {
  const events = [
    event('officer.joined', { name: 'Mya', duty: 'lead' }),
    event('officer.joined', { name: 'Bao', duty: 'photographer' }, 'bao'),
    delivered('call', 'The court calls.'),
  ];
  expect(messagesOf(events, [CALL], 'mya')).toHaveLength(1);
  expect(messagesOf(events, [CALL], 'bao')).toHaveLength(0);
});
