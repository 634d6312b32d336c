import type { AgreedPractice } from '@tracecraft/exchange';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { ProfileChanges } from '../practices/profile-changes.tsx';
import { standingWord, StandingTag } from './standing-words.tsx';

const STATES = ['adopt', 'adapt', 'reserve', 'conflict', 'refused', 'undecided', 'none'] as const;

/** Who adopts, adapts how, reserves why, and who has not decided; agencies by name in each. */
export function AgreedStandings({ standings }: Pick<AgreedPractice, 'standings'>) {
  const say = useSay();
  return (
    <ul className={parts['lines']}>
      {STATES.flatMap((state) => {
        const own = standings.filter(({ view }) => view.state === state);
        const [first] = own;
        if (first === undefined) return [];
        if (state === 'adopt' || state === 'undecided' || state === 'none')
          return (
            <li key={state}>
              <span className={parts['what']}>
                <b>{standingWord(say, first.view)}</b>
                <small>{own.map(({ agency }) => agency.name).join(' · ')}</small>
              </span>
            </li>
          );
        return own.map(({ agency, view }) => (
          <li key={agency.agency}>
            <span className={parts['what']}>
              <b>{agency.name}</b>
              {view.decision !== null && view.decision.reason !== '' && <p>{view.decision.reason}</p>}
              {view.changes.length > 0 && <ProfileChanges changes={view.changes} />}
            </span>
            <span className={parts['row']}>
              <StandingTag view={view} />
            </span>
          </li>
        ));
      })}
    </ul>
  );
}
