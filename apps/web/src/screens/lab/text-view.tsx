import { useEffect, useState } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import type { Fault, TextEncodingName } from '../../adapters/image-worker/messages.ts';
import { Button } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { FaultNotice } from './fault-notice.tsx';
import type { HexStretch } from './hex-rows.ts';
import { faultFrom } from './fault-from.ts';
import { visibleText } from './visible-text.ts';
import { countText } from './size-text.ts';
import headStyles from './head.module.css';
import styles from './lab.module.css';
import viewStyles from './view.module.css';

/** Bytes of one page of text; more is turned to, not scrolled to. */
const PAGE = 64 * 1024;
const ENCODINGS: readonly TextEncodingName[] = ['utf-8', 'utf-16le', 'latin-1'];
const LABELS: Readonly<Record<TextEncodingName, string>> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'latin-1': 'windows-1252',
};

/** The bytes read as text, a page at a time, slack included and marked. */
export function TextView({
  worker,
  stretches,
  content,
}: {
  readonly worker: ImageWorker;
  readonly stretches: readonly HexStretch[];
  /** A file whose bytes on the disk are packed: its content is read instead. */
  readonly content: FileContent | null;
}) {
  const { phrases, code } = useLanguage();
  const [encoding, setEncoding] = useState<TextEncodingName>('utf-8');
  const [page, setPage] = useState(0);
  const [read, setRead] = useState<{ readonly content: string; readonly slack: string } | Fault | null>(null);
  const total = content?.size ?? stretches.reduce((sum, { length }) => sum + length, 0);
  const pages = Math.max(1, Math.ceil(total / PAGE));

  useEffect(() => setPage(0), [stretches]);
  useEffect(() => {
    let current = true;
    const reading =
      content === null
        ? readPage(worker, stretches, page, encoding)
        : readContent(worker, content, page, encoding);
    reading.then(
      (text) => current && setRead(text),
      (error: unknown) => current && setRead(faultFrom(error)),
    );
    return () => {
      current = false;
    };
  }, [worker, stretches, content, page, encoding]);

  return (
    <div className={viewStyles['textview']}>
      <div className={styles['bar']}>
        <label className={headStyles['zone']}>
          <span className="label">{phrases.say('lab.text.encoding')}</span>
          <select
            value={encoding}
            onChange={(event) => setEncoding(event.currentTarget.value as TextEncodingName)}
          >
            {ENCODINGS.map((name) => (
              <option key={name} value={name}>
                {phrases.say(`lab.encoding.${name}`)}
              </option>
            ))}
          </select>
        </label>
        {pages > 1 && (
          <>
            <Button small disabled={page === 0} onClick={() => setPage(page - 1)}>
              {phrases.say('lab.text.back')}
            </Button>
            <span>
              {phrases.say('lab.text.page', {
                page: countText(page + 1, code),
                pages: countText(pages, code),
              })}
            </span>
            <Button small disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
              {phrases.say('lab.text.on')}
            </Button>
          </>
        )}
      </div>
      {read !== null && 'code' in read && <FaultNotice fault={read} />}
      {read !== null &&
        'content' in read && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keys
          <section className={viewStyles['textbox']} tabIndex={0} aria-label={phrases.say('lab.text.label')}>
            <pre>{read.content}</pre>
            {read.slack !== '' && (
              <>
                <p className={viewStyles['slackhead']}>{phrases.say('lab.text.slack')}</p>
                <pre data-part="slack">{read.slack}</pre>
              </>
            )}
          </section>
        )}
    </div>
  );
}

interface FileContent {
  readonly fileSystem: number;
  readonly entry: number;
  /** Bytes unpacked. */
  readonly size: number;
}

async function readContent(
  worker: ImageWorker,
  { fileSystem, entry, size }: FileContent,
  page: number,
  encoding: TextEncodingName,
) {
  const offset = page * PAGE;
  const bytes = await worker.ask('content', {
    fileSystem,
    entry,
    offset,
    length: Math.min(PAGE, size - offset),
  });
  return { content: visibleText(new TextDecoder(LABELS[encoding]).decode(bytes)), slack: '' };
}

async function readPage(
  worker: ImageWorker,
  stretches: readonly HexStretch[],
  page: number,
  encoding: TextEncodingName,
) {
  let skip = page * PAGE;
  let left = PAGE;
  const read: { readonly part: HexStretch['part']; readonly bytes: Uint8Array }[] = [];
  for (const stretch of stretches) {
    if (left === 0) break;
    const from = Math.min(skip, stretch.length);
    skip -= from;
    const length = Math.min(left, stretch.length - from);
    if (length === 0) continue;
    read.push({
      part: stretch.part,
      bytes: await worker.ask('raw', { offset: stretch.offset + from, length }),
    });
    left -= length;
  }
  const text = (part: HexStretch['part']): string => {
    const decoder = new TextDecoder(LABELS[encoding]);
    const whole = read
      .filter((piece) => piece.part === part)
      .map(({ bytes }) => decoder.decode(bytes, { stream: true }));
    return visibleText(whole.join('') + decoder.decode());
  };
  return { content: text('content'), slack: text('slack') };
}
