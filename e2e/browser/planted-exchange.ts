import { paths, type Agency } from '@tracecraft/protocol';
import type { EventBody } from '@tracecraft/record';
import { signIn, TestDevice } from '../../apps/server/test/test-device.ts';
import type { Product } from './product.ts';

/** Agency → its people as account and duty. */
export type Seats = Readonly<
  Record<string, readonly (readonly [account: string, name: string, duty: string])[]>
>;

/** Police forces of scenario states take part, with these people; returns how the office writes more. */
export async function plantExchange(
  { address, links }: Product,
  seats: Seats,
): Promise<(kind: string, fields: EventBody['fields']) => Promise<void>> {
  const { account, session } = await signIn(address, (links['programme-office'] ?? '').split('#')[1] ?? '');
  const office = new TestDevice(address, session, account.id);
  await office.enrol();
  const { stream } = (await (await office.call('GET', paths.agency)).json()) as Agency;
  const say = async (kind: string, fields: EventBody['fields']): Promise<void> => {
    const pushed = await office.push(stream, [await office.write(stream, kind, fields, 'programme-office')]);
    if (pushed.refused.length > 0) throw new Error(JSON.stringify(pushed.refused));
  };
  for (const [agency, people] of Object.entries(seats)) {
    const state = agency.charAt(0).toUpperCase() + agency.slice(1);
    await say('agency.joined', { agency, name: `Police of ${state}`, state, sort: 'agency' });
    for (const [person, name, duty] of people)
      await say('representative.named', { account: person, name, agency, duty });
  }
  return say;
}
