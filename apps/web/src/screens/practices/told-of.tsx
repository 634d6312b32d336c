import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths, type ToldExperience } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { Panel, Tag } from '../../design/index.ts';
import { deviceZone, formatDay, LaterPhrases, useLanguage } from '../../language/index.ts';
import { useAccount } from '../../shell/account.ts';
import parts from '../course-parts/course-parts.module.css';
import { ExperienceWords } from '../sharing-rounds/experience-words.tsx';

/** What agencies lived through with this practice, as far as its reader may read it; without a sign-in what is public. */
export function ToldOf({ practice }: { readonly practice: string }) {
  return (
    <LaterPhrases>
      <Told practice={practice} />
    </LaterPhrases>
  );
}

function Told({ practice }: { readonly practice: string }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const account = useAccount();
  const told = useQuery({
    queryKey: ['experiences-of', practice, account?.id ?? null],
    queryFn: () => freshOrKept<readonly ToldExperience[]>(paths.experiencesOf(practice)),
  }).data;
  if (told === undefined || told.length === 0) return null;
  return (
    <Panel title={say('sharing.round.of-practice', { count: told.length })} flush>
      <ul className={parts['lines']}>
        {told.map((one) => (
          <li key={one.id}>
            <div className={parts['what']}>
              {account === null || account === undefined ? (
                <details className={parts['more']}>
                  <summary lang={one.language}>{one.title}</summary>
                  <ExperienceWords text={one} language={one.language} />
                </details>
              ) : (
                <Link to="/sharing/rounds/$experience" params={{ experience: one.id }} lang={one.language}>
                  {one.title}
                </Link>
              )}
              <small>
                {one.agency} · {formatDay(one.at, code, deviceZone())}
              </small>
            </div>
            <Tag tone={one.outcome === 'went-right' ? 'ok' : 'risk'}>
              {say(`sharing.round.outcome.${one.outcome}`)}
            </Tag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
