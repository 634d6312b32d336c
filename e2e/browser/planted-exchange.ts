import { paths, type Agency } from '@tracecraft/protocol';
import type { EventBody } from '@tracecraft/record';
import { signIn, TestDevice } from '../../apps/server/test/test-device.ts';
import type { Product } from './product.ts';

/** Agency → its people as account, name and duty. */
type Seats = Readonly<Record<string, readonly (readonly [account: string, name: string, duty: string])[]>>;
/** Writes one event into the agency stream. */
type Share = (kind: string, fields: EventBody['fields']) => Promise<void>;

/** A device in the agency stream, signed in by a link's token. */
export async function sharingDevice({ address }: Product, token: string): Promise<Share> {
  const { account, session } = await signIn(address, token);
  const device = new TestDevice(address, session, account.id);
  await device.enrol();
  const { stream } = (await (await device.call('GET', paths.agency)).json()) as Agency;
  return async (kind, fields) => {
    const pushed = await device.push(stream, [await device.write(stream, kind, fields, account.role)]);
    if (pushed.refused.length > 0) throw new Error(JSON.stringify(pushed.refused));
  };
}

/** Police forces of scenario states take part, with these people; returns how the office writes more. */
export async function plantExchange(product: Product, seats: Seats): Promise<Share> {
  const share = await sharingDevice(product, (product.links['programme-office'] ?? '').split('#')[1] ?? '');
  for (const [agency, people] of Object.entries(seats)) {
    const state = agency.charAt(0).toUpperCase() + agency.slice(1);
    await share('agency.joined', { agency, name: `Police of ${state}`, state, sort: 'agency' });
    for (const [account, name, duty] of people)
      await share('representative.named', { account, name, agency, duty });
  }
  return share;
}
