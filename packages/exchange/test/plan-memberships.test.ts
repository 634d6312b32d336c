import { expect, it } from 'vitest';
import { agenciesOf, planMemberships, type Members } from '@tracecraft/exchange';

const nobody: Members = { agencies: new Map(), representatives: [] };
const sent = (account: string, from: string, state: string | null = 'Aranya') => ({
  account,
  name: account,
  from,
  state,
});

it('names each agency once; its first person decides, its second speaks, the others are members', () => {
  const planned = planMemberships(
    nobody,
    ['a', 'b', 'c'].map((one) => sent(one, 'Aranya Police')),
  );
  expect(planned.map(({ kind, fields }) => [kind, fields['agency'], fields['duty']])).toEqual([
    ['agency.joined', 'aranya-police', undefined],
    ['representative.named', 'aranya-police', 'steward'],
    ['representative.named', 'aranya-police', 'liaison'],
    ['representative.named', 'aranya-police', 'member'],
  ]);
});

it('keeps apart agencies of one name in two states, and names in any script', () => {
  const planned = planMemberships(nobody, [
    sent('a', 'National Police'),
    sent('b', 'National Police', 'Bayu'),
    sent('c', '경찰청', null),
  ]);
  const joined = planned.filter(({ kind }) => kind === 'agency.joined');
  expect(joined.map(({ fields }) => [fields['agency'], fields['state'], fields['sort']])).toEqual([
    ['national-police', 'Aranya', 'agency'],
    ['national-police-2', 'Bayu', 'agency'],
    ['agency', undefined, 'organisation'],
  ]);
});

it('plans nothing for people who act for an agency already, or whom nobody sent', () => {
  const said = { event: 'e', by: 'o', at: 1, agency: 'x', handling: '', audience: [] };
  const members: Members = {
    agencies: new Map([
      [
        'x',
        {
          agency: 'x',
          name: 'X',
          state: null,
          sort: 'organisation',
          languages: [],
          joined: said,
          left: null,
        },
      ],
    ]),
    representatives: [{ account: 'a', name: 'a', agency: 'x', duty: 'steward', said }],
  };
  expect(planMemberships(members, [sent('a', 'X', null), sent('b', '')])).toEqual([]);
  expect(planMemberships(members, [sent('c', 'X', null)])).toEqual([
    { kind: 'representative.named', fields: { account: 'c', name: 'c', agency: 'x', duty: 'liaison' } },
  ]);
  expect(agenciesOf(members, 'a').map(({ agency }) => agency)).toEqual(['x']);
});
