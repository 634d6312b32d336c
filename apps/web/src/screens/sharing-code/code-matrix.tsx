import { Link } from '@tanstack/react-router';
import {
  agenciesByName,
  standingView,
  type AgencyHere,
  type PracticeTexts,
  type StandingView,
} from '@tracecraft/exchange';
import type { PracticeRow } from '@tracecraft/protocol';
import { useExchange } from '../../case/open-exchange.ts';
import { DESK, Empty, Tag, useMedia } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import styles from './sharing-code.module.css';
import { standingWord, StandingTag } from './standing-words.tsx';

interface Row {
  readonly practice: PracticeRow;
  readonly views: readonly { readonly agency: AgencyHere; readonly view: StandingView }[];
}

/**
 * Practice by agency. At a desk a table; on a phone each practice with the agencies by what they decided. Agencies stand
 * by name and nothing is added up for one of them.
 */
export function CodeMatrix({
  practices,
  texts,
}: {
  readonly practices: readonly PracticeRow[];
  readonly texts: PracticeTexts;
}) {
  const { say } = useLanguage().phrases;
  const { state } = useExchange();
  const desk = useMedia(DESK);
  const agencies = agenciesByName(state.members);
  if (agencies.length === 0) return <Empty>{say('sharing.members.none')}</Empty>;
  const rows = practices.map((practice) => ({
    practice,
    views: agencies.map((agency) => ({
      agency,
      view: standingView(state.adoptions.get(practice.id)?.get(agency.agency), texts),
    })),
  }));
  return desk ? <Table rows={rows} agencies={agencies} /> : <Lines rows={rows} />;
}

function Table({
  rows,
  agencies,
}: {
  readonly rows: readonly Row[];
  readonly agencies: readonly AgencyHere[];
}) {
  const { say } = useLanguage().phrases;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section className={parts['scroll']} tabIndex={0} aria-label={say('sharing.code.matrix')}>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">{say('sharing.code.practice')}</th>
            {agencies.map(({ agency, name }) => (
              <th key={agency} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ practice, views }) => (
            <tr key={practice.id}>
              <th scope="row">
                <PracticeLink practice={practice} />
              </th>
              {views.map(({ agency, view }) => (
                <td key={agency.agency} data-state={view.loosens ? 'looser' : view.state}>
                  {view.state === 'none' ? (
                    <span className="label">{say('sharing.code.short.none')}</span>
                  ) : (
                    <>
                      <span title={standingWord(say, view)}>
                        {say(`sharing.code.short.${view.loosens ? 'adapt-looser' : view.state}`)}
                      </span>
                      {view.behind && <small>{say('sharing.code.behind')}</small>}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lines({ rows }: { readonly rows: readonly Row[] }) {
  const { say } = useLanguage().phrases;
  return (
    <ul className={parts['lines']}>
      {rows.map(({ practice, views }) => {
        const said = views.filter(({ view }) => view.state !== 'none');
        return (
          <li key={practice.id}>
            <span className={parts['what']}>
              <PracticeLink practice={practice} />
              {said.length === 0 && <small>{say('sharing.code.nobody-yet')}</small>}
              <ul className={styles['said']}>
                {said.map(({ agency, view }) => (
                  <li key={agency.agency}>
                    {agency.name} <StandingTag view={view} />
                  </li>
                ))}
              </ul>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function PracticeLink({ practice }: { readonly practice: PracticeRow }) {
  return (
    <Link to="/sharing/code/$practice" params={{ practice: practice.id }} className={styles['practice']}>
      {practice.code !== null && <Tag>{practice.code}</Tag>} {practice.title}
    </Link>
  );
}
