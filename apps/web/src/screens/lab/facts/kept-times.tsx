import type { EntryFacts } from '@tracecraft/image';
import { useEffect, useState } from 'react';
import type { ImageWorker } from '../../../adapters/image-worker/client.ts';
import type { PackedFiles } from '../../../adapters/image-worker/listing/packed-files.ts';
import type { Fault } from '../../../adapters/image-worker/messages.ts';
import { useLanguage } from '../../../language/index.ts';
import { FaultNotice } from '../fault-notice.tsx';
import { faultFrom } from '../fault-from.ts';
import { streamsOf } from '../streams.ts';
import type { Subject } from '../subject.ts';
import { countText } from '../size-text.ts';
import { timeText } from '../time-text.ts';
import listsStyles from '../lists.module.css';
import viewStyles from '../view.module.css';

/** Every time the file system keeps of a file, by the structure it stands in, and the file's alternate streams. */
export function KeptTimes({
  worker,
  subject,
  files,
  zone,
  onOpen,
}: {
  readonly worker: ImageWorker;
  readonly subject: Extract<Subject, { kind: 'file' }>;
  readonly files: PackedFiles;
  readonly zone: string | null;
  readonly onOpen: (index: number) => void;
}) {
  const { say } = useLanguage().phrases;
  const facts = useFacts(worker, subject);
  if (facts === null) return null;
  if ('code' in facts) return <FaultNotice fault={facts} />;
  return (
    <>
      <section className={listsStyles['scroller']} aria-label={say('lab.facts.times')}>
        <table className={listsStyles['parts']}>
          <caption>{say('lab.facts.times')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('lab.facts.meaning')}</th>
              <th scope="col">{say('lab.facts.reading')}</th>
              <th scope="col">{say('lab.facts.kind')}</th>
              <th scope="col">{say('lab.facts.source')}</th>
            </tr>
          </thead>
          <tbody>
            {facts.times.map(({ source, meaning, time }, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- a record may hold the same time twice
              <tr key={`${source} ${meaning} ${i}`}>
                <th scope="row">{say(`lab.facts.${meaning}`)}</th>
                <td className={viewStyles['exact']}>
                  {timeText(time, zone)}
                  {time.seconds !== null && fraction(time.wall)}
                </td>
                <td>{say(`lab.time.${time.kind}`, { zone: zone ?? '' })}</td>
                <td>{say(`lab.facts.source.${source}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Streams files={files} subject={subject} onOpen={onOpen} />
    </>
  );
}

/** Parts of a second as stored. */
function fraction(wall: string | null): string {
  const part = /\.\d+/.exec(wall ?? '')?.[0] ?? '';
  return part === '' ? '' : ` (${part} s)`;
}

function Streams({
  files,
  subject,
  onOpen,
}: {
  readonly files: PackedFiles;
  readonly subject: Extract<Subject, { kind: 'file' }>;
  readonly onOpen: (index: number) => void;
}) {
  const { phrases, code } = useLanguage();
  const streams = streamsOf(files, subject.index);
  if (files.stream(subject.index)) return <p>{phrases.say('lab.facts.is-stream')}</p>;
  if (streams.length === 0) return null;
  return (
    <>
      <h3>{phrases.say('lab.facts.streams', { count: streams.length })}</h3>
      <ul className={viewStyles['streams']}>
        {streams.map((at) => (
          <li key={at}>
            <button type="button" onClick={() => onOpen(at)}>
              {files.name(at).slice(subject.entry.name.length)}
            </button>{' '}
            {phrases.say('lab.bytes-text', {
              count: files.size(at),
              shown: countText(files.size(at), code),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function useFacts(
  worker: ImageWorker,
  { fileSystem, index }: Extract<Subject, { kind: 'file' }>,
): EntryFacts | Fault | null {
  const [facts, setFacts] = useState<EntryFacts | Fault | null>(null);
  useEffect(() => {
    let current = true;
    setFacts(null);
    worker.ask('facts', { fileSystem, entry: index }).then(
      (found) => current && setFacts(found),
      (error: unknown) => current && setFacts(faultFrom(error)),
    );
    return () => {
      current = false;
    };
  }, [worker, fileSystem, index]);
  return facts;
}
