import { paths, type FreshLink, type MadeCourse } from '@tracecraft/protocol';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signIn, TestDevice } from '../../apps/server/test/test-device.ts';
import type { Product } from './product.ts';

const DAY = 86_400_000;
/** Account, name, role. */
const PEOPLE = [
  ['t-suri', 'Suri Anwar', 'trainer'],
  ['o-mya', 'Mya Lwin', 'trainee'],
  ['o-bao', 'Bảo Trần', 'trainee'],
  ['o-dara', 'Dara Sok', 'trainee'],
  ['o-jun', 'Jun Park', 'trainee'],
] as const;

export type Person = readonly [account: string, name: string, role: string];

/** A course a programme office has made over the public API: a trainer, and two teams of two. */
export interface PlantedCourse {
  /** 32 hexadecimal digits, as in the addresses of the course. */
  readonly id: string;
  readonly stream: string;
  /** Sign-in link token by account. */
  readonly links: ReadonlyMap<string, string>;
  /** Writes one event into the course as the programme office. */
  readonly say: (
    kind: string,
    fields: Readonly<Record<string, string | number | boolean | readonly string[]>>,
  ) => Promise<void>;
  /** A browser of its own for `account` (`office`: the programme office), signed in. */
  readonly enter: (
    browser: Browser,
    account: string,
    device?: 'phone' | 'desktop',
    /** Of the browser; English where it is not given. */
    locale?: string,
  ) => Promise<{ context: BrowserContext; page: Page }>;
}

const DEVICES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

/** `more`: people beside the trainer and the two teams. `began`: the first day, UTC milliseconds; now where it is not given. */
export async function plantCourse(
  { address, links }: Product,
  more: readonly Person[] = [],
  began: number = Date.now(),
): Promise<PlantedCourse> {
  const { account, session } = await signIn(address, (links['programme-office'] ?? '').split('#')[1] ?? '');
  const office = new TestDevice(address, session, account.id);
  await office.enrol();
  const { stream } = (await (await office.call('POST', paths.courses, {})).json()) as MadeCourse;
  const say: PlantedCourse['say'] = async (kind, fields) => {
    const pushed = await office.push(stream, [await office.write(stream, kind, fields, 'programme-office')]);
    if (pushed.refused.length > 0) throw new Error(JSON.stringify(pushed.refused));
  };
  await say('course.opened', {
    title: 'Regional course',
    zone: 'Asia/Bangkok',
    starts: began,
    ends: began + 5 * DAY,
  });
  const people = [...PEOPLE, ...more];
  for (const [id, name, role] of people)
    await say('person.enrolled', { account: id, name, role, organisation: 'Sample agency' });
  await say('team.formed', { team: 'team-1', name: 'Team 1', members: ['o-mya', 'o-bao'] });
  await say('team.formed', { team: 'team-2', name: 'Team 2', members: ['o-dara', 'o-jun'] });
  const answer = await office.call('POST', paths.courseLinks(stream), { accounts: people.map(([id]) => id) });
  const tokens = new Map(((await answer.json()) as FreshLink[]).map((one) => [one.account, one.token]));
  return {
    id: stream.slice('course:'.length),
    stream,
    links: tokens,
    say,
    async enter(browser, who, device = 'desktop', locale = 'en-US') {
      const context = await browser.newContext({
        viewport: DEVICES[device],
        reducedMotion: 'reduce',
        locale,
      });
      const page = await context.newPage();
      await page.goto(
        who === 'office' ? (links['programme-office'] ?? '') : address + paths.signIn(tokens.get(who) ?? ''),
      );
      await page.waitForURL((url) => url.pathname === '/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      return { context, page };
    },
  };
}
