import { useEffect, useState } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import type { Calls, Fault } from '../../adapters/image-worker/messages.ts';
import { Notice, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { FaultNotice } from './fault-notice.tsx';
import { faultFrom } from './fault-from.ts';
import { visibleText } from './visible-text.ts';
import styles from './lab.module.css';
import viewStyles from './view.module.css';

/** Text shown of one member. */
const SHOWN = 256 * 1024;

/** What a gzip or zip file holds, unpacked and read as text. */
export function PackedView({
  worker,
  fileSystem,
  index,
}: {
  readonly worker: ImageWorker;
  readonly fileSystem: number;
  readonly index: number;
}) {
  const { say } = useLanguage().phrases;
  const [member, setMember] = useState(0);
  const [read, setRead] = useState<Calls['unpacked']['answer'] | Fault>(null);
  useEffect(() => {
    let current = true;
    worker.ask('unpacked', { fileSystem, entry: index, member }).then(
      (found) => current && setRead(found),
      (error: unknown) => current && setRead(faultFrom(error)),
    );
    return () => {
      current = false;
    };
  }, [worker, fileSystem, index, member]);
  if (read === null) return null;
  if ('code' in read) return <FaultNotice fault={read} />;
  const text = new TextDecoder('utf-8').decode(read.bytes.subarray(0, SHOWN));
  return (
    <div className={viewStyles['textview']}>
      <div className={styles['bar']}>
        <SelectField
          label={say('lab.packed.member', { count: read.members.length })}
          value={String(member)}
          onChange={(event) => setMember(Number(event.currentTarget.value))}
        >
          {read.members.map((name, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- an archive may hold a name twice
            <option key={at} value={at}>
              {visibleText(name)}
            </option>
          ))}
        </SelectField>
      </div>
      {(read.cut || read.bytes.length > SHOWN) && (
        <Notice tone="risk">
          <p>{say('lab.packed.cut')}</p>
        </Notice>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keys */}
      <section className={viewStyles['textbox']} tabIndex={0} aria-label={say('lab.packed.label')}>
        <pre>{visibleText(text)}</pre>
      </section>
    </div>
  );
}
