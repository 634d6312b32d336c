import { Link } from '@tanstack/react-router';
import { portableHashing } from '@tracecraft/bytes';
import { conductToSign } from '@tracecraft/practice';
import { stateAct, textOf } from '@tracecraft/workbench';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { Button, Notice, Panel, Tag } from '../../design/index.ts';
import { formatClock, useLanguage } from '../../language/index.ts';
import { usePerform } from '../scene/use-perform.ts';
import styles from './conduct.module.css';

/** The ten sentences, and the officer's signature under them as an act of the record. */
export function SignConduct() {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { practices, session, account, exercise } = useOpenCase();
  const { events } = useRecord(session);
  const { perform, outcome } = usePerform();
  const { conduct } = practices;
  const opened = events.some(({ header }) => header.kind === 'case.opened');
  if (conduct === null || !opened) return null;
  const fields = conductToSign(portableHashing, conduct);
  const mine = events.find(
    (event) =>
      event.header.kind === 'code.signed' &&
      event.body.performer === account.id &&
      textOf(event, 'digest') === fields.digest,
  );
  return (
    <Panel title={localised(conduct.title)}>
      <div className={styles['sign']}>
        {conduct.draftLanguages.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
        <details>
          <summary>{say('library.conduct.read', { count: conduct.sentences.length })}</summary>
          <ol className={styles['sentences']}>
            {conduct.sentences.map(({ id, text }) => (
              <li key={id}>{localised(text)}</li>
            ))}
          </ol>
        </details>
        <p>
          <Link to="/conduct">{say('library.to-conduct')}</Link>
        </p>
        {outcome?.tone === 'departure' && (
          <Notice tone="departure" live>
            {outcome.text}
          </Notice>
        )}
        {mine === undefined ? (
          <Button wide onClick={() => void perform(stateAct('code.signed', { fields }))}>
            {say('library.conduct.sign', { code: fields.code })}
          </Button>
        ) : (
          <output>
            {say('library.conduct.signed', {
              code: fields.code,
              time: formatClock(mine.body.claimed.start, exercise.place.zone, false),
            })}
          </output>
        )}
      </div>
    </Panel>
  );
}
