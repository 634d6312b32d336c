import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { CoursePerson, CourseState } from '@tracecraft/course';
import type { Sent } from '@tracecraft/exchange';
import { paths, type Account, type CourseSummary } from '@tracecraft/protocol';
import { getJson } from '../../adapters/api.ts';
import type { Link } from '../../adapters/link.ts';
import { courseQuery } from '../../case/open-course.ts';

/** Everybody in the office's courses with who sent them, each once. Resolves to what this device knows of the courses. */
export function coursePeopleQuery(client: QueryClient, account: Account) {
  return queryOptions({
    queryKey: ['course-people', account.id],
    queryFn: async (): Promise<readonly Sent[]> => {
      const courses = await getJson<readonly CourseSummary[]>(paths.courses);
      const people = new Map<string, Sent>();
      for (const { stream } of courses) {
        const course = await client.ensureQueryData(courseQuery(stream, account));
        await firstRound(course.link);
        const state = course.state();
        for (const person of state.people.values())
          if (!person.withdrawn) people.set(person.account, sentOf(state, person));
      }
      return [...people.values()];
    },
  });
}

/** Resolves once the server has answered, or could not be reached. */
export function firstRound(link: Link): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (link.state().reach === 'connecting') return;
      leave();
      done();
    };
    const leave = link.subscribe(look);
    look();
  });
}

function sentOf(state: CourseState, { account, name, delegation, organisation }: CoursePerson): Sent {
  const seat = delegation === null ? undefined : state.delegations.get(delegation);
  return seat === undefined
    ? { account, name, from: organisation ?? '', state: null }
    : { account, name, from: seat.agency, state: seat.state };
}
