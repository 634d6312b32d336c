import { useQueryClient } from '@tanstack/react-query';
import type { CaseSummary } from '@tracecraft/protocol';
import { paths } from '@tracecraft/protocol';
import { stateAct, type Session } from '@tracecraft/workbench';
import { useCallback } from 'react';
import { freshOrKept } from '../adapters/kept-answers.ts';
import { caseQuery } from './case-query.ts';
import { useCourse } from './open-course.ts';

/** What a trainer gives to a team while it works: an inject of the exercise, or words of one's own. */
export interface Delivery {
  /** Id of the inject, or `message-` and something unique. */
  readonly inject: string;
  readonly message: string;
}

/** What became of a delivery to one team. */
export interface Delivered {
  readonly team: string;
  /** Null: signed and on its way. */
  readonly problem: unknown;
}

/** Signs a delivery into the record of each team's case in `run`, as this device's own event. */
export function useDeliver(
  run: string,
): (teams: readonly string[], what: Delivery) => Promise<readonly Delivered[]> {
  const client = useQueryClient();
  const { account, stream, state } = useCourse();
  return useCallback(
    async (teams, what) => {
      const cases = (await freshOrKept<readonly CaseSummary[]>(paths.cases)).filter(
        (one) => one.run === run && one.course === stream,
      );
      return Promise.all(
        teams.map(async (id) => {
          const team = state.teams.get(id)?.name ?? id;
          const found = cases.find((one) => one.team === team);
          if (found === undefined)
            return { team, problem: { code: 'case.unknown', params: { stream: team } } };
          try {
            const open = await client.ensureQueryData(
              caseQuery(client, found.exercise, account, found.stream),
            );
            await openedCase(open.session);
            await open.session.perform(stateAct('inject.delivered', { fields: { ...what } }));
            return { team, problem: null };
          } catch (problem) {
            return { team, problem };
          }
        }),
      );
    },
    [client, account, stream, state, run],
  );
}

/** How long a team's record may take to reach this device. */
const PATIENCE_MS = 8_000;

/** Resolves once the record says the case is open, or after a while: then the act itself says why it can't be. */
function openedCase(session: Session): Promise<void> {
  const isOpen = (): boolean => session.events().some(({ header }) => header.kind === 'case.opened');
  return new Promise((done) => {
    if (isOpen()) return done();
    const stop = session.subscribe(() => {
      if (isOpen()) finish();
    });
    const timer = setTimeout(finish, PATIENCE_MS);
    function finish(): void {
      clearTimeout(timer);
      stop();
      done();
    }
  });
}
