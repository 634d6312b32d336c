import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths, type AgencyStanding } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { LaterPhrases, useSay } from '../../language/index.ts';
import { useAccount } from '../../shell/account.ts';
import parts from '../course-parts/course-parts.module.css';
import { StandingTag } from '../sharing-code/standing-words.tsx';

/** How agencies stand to the practice, a loosening said with it; agencies by name. */
export function StandTo({ practice }: { readonly practice: string }) {
  return (
    <LaterPhrases>
      <Standings practice={practice} />
    </LaterPhrases>
  );
}

function Standings({ practice }: { readonly practice: string }) {
  const say = useSay();
  const account = useAccount();
  const found = useQuery({
    queryKey: ['standings-of', practice],
    queryFn: () => freshOrKept<readonly AgencyStanding[]>(paths.standingsOf(practice)),
  }).data;
  if (found === undefined || found.length === 0) return <p>{say('library.no-agency')}</p>;
  return (
    <>
      <ul className={parts['lines']}>
        {found.map((one) => (
          <li key={one.agency}>
            <span className={parts['what']}>
              <b>{one.agency}</b>
              {one.reason !== '' && <small>{one.reason}</small>}
            </span>
            <span className={parts['row']}>
              <StandingTag view={one} />
            </span>
          </li>
        ))}
      </ul>
      {account !== null && account !== undefined && (
        <Link to="/sharing/code/$practice" params={{ practice }}>
          {say('sharing.code.standings')}
        </Link>
      )}
    </>
  );
}
