import {
  stepsBehind,
  type AdoptionDecision,
  type AgencyHere,
  type PracticeTexts,
  type Standing,
  type StandingView,
} from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { Tag } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { ProfileChanges } from '../practices/profile-changes.tsx';
import styles from './sharing-code.module.css';
import { StandingTag } from './standing-words.tsx';

/** How one agency stands, who signed it, why, what it changes and what it is behind of. */
export function StandingLine({
  agency,
  standing,
  view,
  texts,
}: {
  readonly agency: AgencyHere;
  readonly standing: Standing | undefined;
  readonly view: StandingView;
  readonly texts: PracticeTexts;
}) {
  const { say } = useLanguage().phrases;
  return (
    <li>
      <span className={parts['what']}>
        <b>{agency.name}</b>
        {view.state === 'conflict' && <p>{say('sharing.code.conflict-means')}</p>}
        {(standing?.heads ?? []).map((decision) => (
          <Signed key={decision.said.event} decision={decision} word={view.state === 'conflict'} />
        ))}
        {view.problems.map((problem) => (
          <p key={`${problem.code} ${problem.line}`}>
            {say(`practice.problem.${problem.code}`, problem.params)}
          </p>
        ))}
        {view.state === 'refused' && view.problems.length === 0 && <p>{say('sharing.code.refused-means')}</p>}
        {view.changes.length > 0 && <ProfileChanges changes={view.changes} />}
        {view.behind && view.decision !== null && <Behind decision={view.decision} texts={texts} />}
      </span>
      <span className={parts['row']}>
        <StandingTag view={view} />
      </span>
    </li>
  );
}

function Signed({ decision, word }: { readonly decision: AdoptionDecision; readonly word: boolean }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state } = useExchange();
  const { said, reason, version } = decision;
  const who = state.members.representatives.find(({ account }) => account === said.by)?.name ?? said.by;
  return (
    <>
      <small>
        {word && `${say(`sharing.code.state.${decision.decision}`)}: `}
        {say('sharing.code.signed', { who, version, day: formatDay(said.at, code, deviceZone()) })}
      </small>
      {reason !== '' && <p>{reason}</p>}
      {decision.criteria.size > 0 && (
        <small>
          {[...decision.criteria]
            .map(
              ([name, judged]) =>
                `${say(`sharing.code.criterion.${name}`)}: ${say(`sharing.code.judged.${judged}`)}`,
            )
            .join(' · ')}
        </small>
      )}
    </>
  );
}

/** What changed in the shared text since: by step, and whether the meaning did. */
function Behind({ decision, texts }: { readonly decision: AdoptionDecision; readonly texts: PracticeTexts }) {
  const { say } = useLanguage().phrases;
  const [decided, current] = [
    texts.bySource(decision.practice, decision.source),
    texts.current(decision.practice),
  ];
  if (current === undefined) return null;
  if (decided === undefined) return <p>{say('sharing.code.behind-unknown', { version: current.version })}</p>;
  return (
    <>
      <p>{say('sharing.code.behind-of', { from: decided.version, to: current.version })}</p>
      <ul className={styles['list']}>
        {stepsBehind(decided.practice, current.practice).map(({ step, kind, texts: changed }) => (
          <li key={step ?? ''}>
            <Tag tone={kind === 'substantive' ? 'risk' : undefined}>{say(`sharing.code.${kind}`)}</Tag>{' '}
            {step ?? say('sharing.code.beside-steps')}{' '}
            {changed.length > 0 && <small>{changed.join(', ')}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}
