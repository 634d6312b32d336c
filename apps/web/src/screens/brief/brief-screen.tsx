import { Link } from '@tanstack/react-router';
import { portableHashing } from '@tracecraft/bytes';
import { openExercise, stateAct, officers as officersOf } from '@tracecraft/workbench';
import { useState } from 'react';
import { useAssignedDuty } from '../../case/case-run.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, buttonClass, ChoiceField, Facts, Notice, Panel, Tag } from '../../design/index.ts';
import { Prose, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { SignConduct } from '../conduct/sign-conduct.tsx';
import { choiceText } from '../record/event-words.ts';
import { usePerform } from '../scene/use-perform.ts';
import styles from './brief.module.css';

/** What the team is told before it begins, who is in it, and the first two acts: open the case, take a duty. */
export function BriefScreen() {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { exercise, practices, summary } = useOpenCase();
  const inForce = practices.profile(exercise.practices.ids);
  const drafted = (exercise as { drafts?: readonly string[] }).drafts?.includes(code) === true;
  return (
    <Page>
      <header>
        <h1>
          {localised(exercise.title)} {drafted && <Tag tone="risk">{say('word.draft')}</Tag>}
        </h1>
        <p>{localised(exercise.summary)}</p>
      </header>
      <div className={styles['columns']}>
        <Prose text={localised(exercise.brief)} />
        <aside className={styles['aside']}>
          <Begin />
          <SignConduct />
          <Panel title={say('brief.team', { team: summary.team })}>
            <Team />
          </Panel>
          <Panel title={say('brief.facts')}>
            <Facts
              rows={[
                [say('brief.place'), `${exercise.place.state} (${exercise.place.zone})`],
                [say('brief.minutes'), String(exercise.minutes)],
                [say('brief.advice'), say(`advice-mode.${exercise.adviceMode}`)],
                [say('brief.overlay'), <OverlayWords key="overlay" />],
              ]}
            />
          </Panel>
          <Panel title={say('brief.practices', { count: inForce.length })}>
            <ul className={styles['practices']}>
              {inForce.map((practice) => (
                <li key={practice.id}>
                  <Link to="/practices/$practice" params={{ practice: practice.id }}>
                    {localised(practice.title)}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        </aside>
      </div>
    </Page>
  );
}

/** Which country's overlay is in force, what it changes here, and that nobody has reviewed it. */
function OverlayWords() {
  const { phrases, localised } = useLanguage();
  const { exercise, practices } = useOpenCase();
  const { overlay, ids } = exercise.practices;
  const profile = practices.profiles.find(({ id }) => id === overlay);
  if (overlay === 'none' || profile === undefined) return <>{phrases.say('brief.no-overlay')}</>;
  const count = practices.changes.filter(({ practice }) => ids.includes(practice)).length;
  return (
    <>
      {phrases.say('library.overlay-in-force', {
        country: localised(profile.title),
        version: profile.version,
        count,
      })}
    </>
  );
}

function Team() {
  const { session, summary } = useOpenCase();
  const { events } = useRecord(session);
  const joined = new Map(officersOf(events).map((officer) => [officer.id, officer]));
  return (
    <ul className={styles['team']}>
      {summary.members.map((member) => (
        <li key={member.id}>
          <b>{member.name}</b> <span className="label">{member.agency}</span>{' '}
          <DutyTag duty={joined.get(member.id)?.duty ?? null} />
        </li>
      ))}
    </ul>
  );
}

function DutyTag({ duty }: { readonly duty: string | null }) {
  const { say } = useLanguage().phrases;
  return duty === null ? null : <Tag>{choiceText(say, duty)}</Tag>;
}

/** Opening is the first event of the case. Two devices may both do it before they meet; the first in order counts. */
function Begin() {
  const { say } = useLanguage().phrases;
  const { exercise, session, account, practices } = useOpenCase();
  const { events } = useRecord(session);
  const { perform, outcome } = usePerform();
  const assigned = useAssignedDuty();
  const [chosen, setDuty] = useState<string | undefined>();
  const duty = chosen ?? assigned;
  const [busy, setBusy] = useState(false);
  const opened = events.some(({ header }) => header.kind === 'case.opened');
  const me = officersOf(events).find(({ id }) => id === account.id);

  async function begin(): Promise<void> {
    setBusy(true);
    const acts = openExercise(portableHashing, exercise, practices.profile(exercise.practices.ids));
    if (!opened) for (const act of acts) await perform(act);
    await perform(
      stateAct('officer.joined', { fields: { name: account.name, agency: account.agency, duty } }),
    );
    setBusy(false);
  }

  if (typeof me?.duty === 'string')
    return (
      <Link
        to={exercise.scene === null ? '/exercise/$exercise/lab' : '/exercise/$exercise/scene'}
        params={{ exercise: exercise.id }}
        className={buttonClass({ look: 'primary', wide: true })}
      >
        {say(exercise.scene === null ? 'brief.to-lab' : 'brief.to-scene')}
      </Link>
    );
  return (
    <Panel title={say('brief.begin')}>
      <div className={styles['begin']}>
        <p>{say('brief.begin-why')}</p>
        <ChoiceField
          label={say('brief.duty')}
          options={exercise.duties.map((value) => ({ value, label: choiceText(say, value) }))}
          value={duty}
          onChoose={setDuty}
        />
        {outcome?.tone === 'departure' && (
          <Notice tone="departure" live>
            {outcome.text}
          </Notice>
        )}
        <Button look="primary" wide disabled={duty === undefined || busy} onClick={() => void begin()}>
          {say(opened ? 'brief.join' : 'brief.open')}
        </Button>
      </div>
    </Panel>
  );
}
