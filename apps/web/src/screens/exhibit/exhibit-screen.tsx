import { Link, useParams } from '@tanstack/react-router';
import { custodyLine, exhibits as exhibitsOf, stripOfTime, touching } from '@tracecraft/workbench';
import { useMemo } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useShownRecord } from '../../case/use-shown-record.ts';
import { Empty, Facts, Marker, Panel } from '../../design/index.ts';
import { formatClock, formatMass, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { choiceText, eventTitle, isPlumbing } from '../record/event-words.ts';
import { useCaseNames } from '../record/use-case-names.ts';
import { VerdictLine } from '../record/verdict-line.tsx';
import { AttachedPicture } from './attached-picture.tsx';
import { CustodyLine } from './custody-line.tsx';
import styles from './exhibit-screen.module.css';

/** One exhibit: its pictures, what it is, whose hands it went through, what the practices say. */
export function ExhibitScreen() {
  const { phrases, code, localised } = useLanguage();
  const { say } = phrases;
  const { exhibit: id } = useParams({ from: '/exercise/$exercise/exhibit/$exhibit' });
  const { exercise } = useOpenCase();
  const { events, verdicts } = useShownRecord();
  const exhibit = useMemo(() => exhibitsOf(events).find((one) => one.id === id), [events, id]);
  const names = useCaseNames();
  if (exhibit === undefined) return <Empty>{say('exhibits.unknown')}</Empty>;
  const own = verdicts.filter(({ object, verdict }) => object.id === id && verdict !== 'not-applicable');
  const story = touching(stripOfTime(events, verdicts), id).filter(
    ({ event }) => !isPlumbing(event.header.kind),
  );
  const zone = exercise.place.zone;
  const zoneTitle = exercise.scene?.zones.find((one) => one.id === exhibit.zone)?.title;
  const facts: readonly (readonly [string, string | null])[] = [
    [say('field.kind'), choiceText(say, exhibit.kind)],
    [say('field.material'), exhibit.material === null ? null : choiceText(say, exhibit.material)],
    [say('field.zone'), zoneTitle === undefined ? exhibit.zone : localised(zoneTitle)],
    [say('field.container'), exhibit.container === null ? null : choiceText(say, exhibit.container)],
    [say('field.seal-number'), exhibit.sealNumber],
    [say('field.label'), exhibit.label],
    [say('field.mass-mg'), exhibit.massMg === null ? null : formatMass(exhibit.massMg, code)],
    [say('field.pieces'), exhibit.pieces === null ? null : String(exhibit.pieces)],
    [say('field.power'), exhibit.power === null ? null : choiceText(say, exhibit.power)],
    [say('exhibits.holder'), exhibit.holder === null ? null : names.officer(exhibit.holder)],
  ];
  return (
    <Page>
      <header className={styles['head']}>
        <Marker number={exhibit.number} />
        <h1>{exhibit.description}</h1>
        <Link to="/exercise/$exercise/scene" params={{ exercise: exercise.id }}>
          {say('nav.scene')}
        </Link>
      </header>
      <Panel title={say('exhibits.custody')}>
        <CustodyLine steps={custodyLine(events, id)} names={names} zone={zone} />
      </Panel>
      <Panel
        title={say('exhibits.pictures')}
        aside={<span className="label">{exhibit.photographs.length}</span>}
      >
        {exhibit.photographs.length === 0 ? (
          <Empty>{say('exhibits.no-pictures')}</Empty>
        ) : (
          <ul className={styles['sheet']}>
            {exhibit.photographs.map((photograph) => (
              <li key={photograph.event}>
                <figure>
                  {photograph.sha256 === null ? (
                    <p className={styles['bare']}>{say('picture.only-declared')}</p>
                  ) : (
                    <AttachedPicture
                      attachment={{ sha256: photograph.sha256 }}
                      alt={`${choiceText(say, photograph.view)}, ${say(photograph.scale ? 'camera.with-scale' : 'camera.without-scale')}`}
                    />
                  )}
                  <figcaption>
                    {choiceText(say, photograph.view)} ·{' '}
                    {say(photograph.scale ? 'camera.with-scale' : 'camera.without-scale')}
                    <span className="label">
                      {formatClock(photograph.at, zone)} {names.officer(photograph.by)}
                    </span>
                  </figcaption>
                </figure>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <div className={styles['pair']}>
        <Panel title={say('exhibits.facts')}>
          <Facts rows={facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))} />
        </Panel>
        <Panel title={say('exhibits.verdicts')}>
          {own.length === 0 ? (
            <Empty>{say('exhibits.no-verdicts')}</Empty>
          ) : (
            <ul className={styles['verdicts']}>
              {own.map((verdict) => (
                <li key={`${verdict.practice}/${verdict.step}/${verdict.object.type}`}>
                  <VerdictLine verdict={verdict} />
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
      <Panel title={say('exhibits.story')} flush>
        <ol className={styles['story']}>
          {story.map(({ event }) => (
            <li key={event.id}>
              <time>{formatClock(event.body.claimed.start, zone)}</time>
              <Link to="." search={(before: Record<string, unknown>) => ({ ...before, event: event.id })}>
                {eventTitle(say, event, names)}
              </Link>
              <span className="label">{names.officer(event.body.performer)}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </Page>
  );
}
