import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { agencyParty, teamParty, type ExchangeReader, type ExchangeState } from '@tracecraft/exchange';
import { paths, type Account, type CourseSummary } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { useExchange } from '../../case/open-exchange.ts';
import { courseQuery } from '../../case/open-course.ts';
import { useSay, type Say } from '../../language/index.ts';
import { firstRound } from '../sharing-members/course-people.ts';

/** A team of a course the person takes part in. */
interface CourseTeam {
  readonly party: string;
  readonly name: string;
  readonly course: string;
  readonly mine: boolean;
}

function teamsQuery(client: QueryClient, account: Account) {
  return queryOptions({
    queryKey: ['course-teams', account.id],
    queryFn: async (): Promise<readonly CourseTeam[]> => {
      const courses = await freshOrKept<readonly CourseSummary[]>(paths.courses);
      const teams: CourseTeam[] = [];
      for (const { stream, title } of courses) {
        const course = await client.ensureQueryData(courseQuery(stream, account));
        await firstRound(course.link);
        for (const { team, name, members } of course.state().teams.values())
          teams.push({
            party: teamParty(`${stream}/${team}`),
            name,
            course: title ?? '',
            mine: members.includes(account.id),
          });
      }
      return teams;
    },
  });
}

export interface PartyChoice {
  readonly party: string;
  readonly name: string;
}

export interface Parties {
  /** The person as a reader of the stream. */
  readonly reader: ExchangeReader;
  /** Parties the person may speak for, agencies first. */
  readonly own: readonly PartyChoice[];
  readonly others: readonly PartyChoice[];
  readonly nameOf: (party: string) => string;
}

/** Who sends and who receives: agencies that take part, and teams of the person's courses. */
export function useParties(): Parties {
  const say = useSay();
  const { account, state, mine } = useExchange();
  const teams = useQuery(teamsQuery(useQueryClient(), account)).data ?? [];
  const acting = new Set(mine.map(({ agency }) => agency));
  const agencies = [...state.members.agencies.values()]
    .filter(({ left }) => left === null)
    .map(({ agency }) => ({
      party: agencyParty(agency),
      name: agencyName(state, agency),
      mine: acting.has(agency),
    }));
  const all = [
    ...agencies,
    ...teams.map(({ party, name, course, mine: own }) => ({
      party,
      name: say('sharing.cooperation.team', { name, course }),
      mine: own,
    })),
  ];
  return {
    reader: readerOf(
      account.id,
      all.filter((one) => one.mine).map(({ party }) => party),
    ),
    own: all.filter((one) => one.mine),
    others: all.filter((one) => !one.mine),
    nameOf: (party) => all.find((one) => one.party === party)?.name ?? partyName(say, state, party),
  };
}

function readerOf(account: string, parties: readonly string[]): ExchangeReader {
  return { account, parties: new Set(['members', ...parties]) };
}

/** Name of an agency with its state. */
export function agencyName(state: ExchangeState, agency: string): string {
  const here = state.members.agencies.get(agency);
  if (here === undefined) return agency;
  return here.state === null ? here.name : `${here.name}, ${here.state}`;
}

function partyName(say: Say, state: ExchangeState, party: string): string {
  return party.startsWith('agency:')
    ? agencyName(state, party.slice('agency:'.length))
    : say('sharing.cooperation.some-team');
}
