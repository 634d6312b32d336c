import { paths, type Pulled, type Pushed } from '@tracecraft/protocol';
import type { Entry, EventBody } from '@tracecraft/record';
import { PEOPLE, type CourseCast } from './course-cast.ts';
import type { TestServer } from './test-server.ts';

/** Who acts for whom in the tests of sharing: two agencies, and one person who acts for none. */
export const ACTS_FOR: Readonly<Record<string, readonly [string, string]>> = {
  anan: ['aranya', 'steward'],
  binh: ['aranya', 'member'],
  chan: ['bayu', 'steward'],
};

/** The agency stream of a test server with the people of a course acting for two agencies. */
export interface ExchangeCast {
  readonly stream: string;
  /** Writes one event and pushes it; the device forgets it when it is refused. */
  readonly share: (person: string, kind: string, fields: EventBody['fields']) => Promise<Pushed>;
  /** What the person's device gets. */
  readonly read: (person: string) => Promise<readonly Entry[]>;
}

export async function openExchangeCast(server: TestServer, cast: CourseCast): Promise<ExchangeCast> {
  const { stream } = server.services.exchange;
  const share: ExchangeCast['share'] = async (person, kind, fields) => {
    const role = PEOPLE.find(([id]) => id === person)?.[1] ?? 'programme-office';
    const device = cast.of(person);
    const before = device.headIn(stream);
    const pushed = await device.push(stream, [await device.write(stream, kind, fields, role)]);
    if (pushed.refused.length > 0) device.head = before;
    return pushed;
  };
  for (const agency of ['aranya', 'bayu'])
    await share('office', 'agency.joined', {
      agency,
      name: `Police of ${agency}`,
      state: agency,
      sort: 'agency',
    });
  for (const [account, [agency, duty]] of Object.entries(ACTS_FOR))
    await share('office', 'representative.named', { account, name: account, agency, duty });
  return {
    stream,
    share,
    async read(person) {
      const answer = await cast.of(person).call('GET', paths.entries(stream));
      return ((await answer.json()) as Pulled).entries;
    },
  };
}
