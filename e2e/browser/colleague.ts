import { textDigest } from '@tracecraft/exchange';
import { parsePractice } from '@tracecraft/practice';
import { paths, type Agency } from '@tracecraft/protocol';
import type { EventBody } from '@tracecraft/record';
import { signIn, TestDevice } from '../../apps/server/test/test-device.ts';
import type { PlantedCourse } from './planted-course.ts';
import type { Product } from './product.ts';

/** Somebody who acts for Aranya at a device that never reads what others sign. */
export interface Colleague {
  /** Proposes a text made from the published one. */
  readonly propose: (text: string) => Promise<string>;
  readonly accept: (proposal: string, version: string) => Promise<void>;
  readonly decide: (practice: string, decision: string, reason: string) => Promise<void>;
}

interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

export async function colleagueOf(
  { address }: Product,
  course: PlantedCourse,
  person: string,
): Promise<Colleague> {
  const { session, account } = await signIn(address, course.links.get(person) ?? '');
  const device = new TestDevice(address, session, account.id);
  await device.enrol();
  const { stream } = (await (await device.call('GET', paths.agency)).json()) as Agency;
  const files = (await (await device.call('GET', paths.practices)).json()) as readonly PublishedFile[];
  const published = (practice: string): string =>
    files.find(({ path }) => path === `${practice}.practice.md`)?.text ?? '';
  const say = async (kind: string, fields: EventBody['fields']): Promise<string> => {
    const entry = await device.write(stream, kind, { agency: 'aranya', ...fields }, account.role);
    const { refused, accepted } = await device.push(stream, [entry]);
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    return accepted[0] ?? '';
  };
  const members = { handling: 'TLP:GREEN', audience: ['members'] };
  return {
    propose(text) {
      const parsed = parsePractice(text);
      if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
      const { id, history } = parsed.practice;
      return say('change.proposed', {
        ...members,
        practice: id,
        base: textDigest(published(id)),
        text,
        reason: history[0]?.change ?? 'Changed.',
        language: 'en',
      });
    },
    async accept(proposal, version) {
      await say('change.decided', { ...members, proposal, outcome: 'accepted', version, reason: 'Agreed.' });
    },
    async decide(practice, decision, reason) {
      const text = published(practice);
      const parsed = parsePractice(text);
      await say('adoption.decided', {
        handling: 'TLP:CLEAR',
        audience: ['public'],
        practice,
        version: 'practice' in parsed ? parsed.practice.version : '',
        source: textDigest(text),
        decision,
        reason,
      });
    },
  };
}
