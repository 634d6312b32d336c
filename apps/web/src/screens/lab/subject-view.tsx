import type { ExerciseBrief } from '@tracecraft/course';
import type { Extents } from '@tracecraft/image';
import { IconDownload, IconFileReport } from '@tabler/icons-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import { Button, Facts, Notice, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import type { BytePages } from './byte-pages.ts';
import { offsetText } from './hex-view.tsx';
import { HexBox } from './structure/hex-box.tsx';
import type { ImageSummary } from '../../adapters/image-worker/messages.ts';
import type { Look, Selection } from './lab-state.ts';
import type { HexStretch } from './hex-rows.ts';
import type { Kept } from './kept.ts';
import { locusOfView } from './locus-of-view.ts';
import { NoticeList } from './notice-list.tsx';
import { pictureType } from '../../adapters/image-worker/pictures/picture-type.ts';
import { PackedView } from './packed-view.tsx';
import { PictureView } from './picture-view.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import { countText, sizeText } from './size-text.ts';
import { holeBytes, stretchesOf, type Subject } from './subject.ts';
import { TextView } from './text-view.tsx';
import { KeptTimes } from './facts/kept-times.tsx';
import { useNarrow } from './use-narrow.ts';
import styles from './lab.module.css';
import viewStyles from './view.module.css';

interface SubjectProps {
  readonly image: ImageSummary;
  readonly pages: BytePages;
  readonly worker: ImageWorker;
  readonly subject: Subject;
  readonly selection: Selection | null;
  readonly zone: string | null;
  /** List of the subject's file system. */
  readonly files: PackedFiles;
  readonly onOpen: (index: number) => void;
  /** How it is shown first. */
  readonly firstLook: Look;
  readonly brief: ExerciseBrief | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onExport: (name: string) => void;
  /** Shows the entry's own record among the bytes of the image. */
  readonly onRecord: () => void;
  readonly onKeep: (draft: Omit<Kept, 'id'>) => Promise<boolean>;
}

/** A file or a range in the view: what it is, its bytes, and what can be made of them. */
export function SubjectView(props: SubjectProps) {
  const { image, pages, subject, selection } = props;
  const { phrases } = useLanguage();
  const [look, setLook] = useState<Look>(props.firstLook);
  const [extending, setExtending] = useState(false);
  const stretches = useMemo(() => stretchesOf(subject), [subject]);
  useSyncExternalStore(pages.subscribe, pages.version);
  const first = stretches[0];
  const picture =
    first === undefined ? null : pictureType((i) => (i < first.length ? pages.byte(first.offset + i) : null));
  const packed =
    subject.kind === 'file' && first !== undefined && beginsPacked((i) => pages.byte(first.offset + i));
  const looks: readonly Look[] = [
    'hex',
    'text',
    ...(packed ? (['unpacked'] as const) : []),
    ...(picture === null ? [] : (['picture'] as const)),
  ];
  const shown = looks.includes(look) ? look : 'hex';
  const pointed = useMemo(() => locusOfView(image, subject, selection), [image, subject, selection]);

  return (
    <div className={viewStyles['subject']}>
      <SubjectHead {...props} />
      <div className={styles['bar']}>
        <fieldset className={viewStyles['looks']} aria-label={phrases.say('lab.look.label')}>
          {looks.map((name) => (
            <button key={name} type="button" aria-pressed={shown === name} onClick={() => setLook(name)}>
              {phrases.say(`lab.look.${name}`)}
            </button>
          ))}
        </fieldset>
        {shown === 'hex' && (
          <>
            <Button small aria-pressed={extending} onClick={() => setExtending(!extending)}>
              {phrases.say(extending ? 'lab.hex.extending' : 'lab.hex.extend')}
            </Button>
            <Button small look="quiet" disabled={selection === null} onClick={() => props.onSelect(null)}>
              {phrases.say('lab.hex.clear')}
            </Button>
          </>
        )}
      </div>
      <div className={viewStyles['lookbox']}>
        <Shown {...props} look={shown} stretches={stretches} picture={picture} extending={extending} />
        <SelectionPanel
          pointed={pointed}
          whole={selection === null}
          worker={props.worker}
          brief={props.brief}
          onKeep={props.onKeep}
        />
      </div>
    </div>
  );
}

/** The subject as one of its looks. */
function Shown({
  look,
  stretches,
  picture,
  extending,
  ...props
}: SubjectProps & {
  readonly look: Look;
  readonly stretches: readonly HexStretch[];
  /** Media type, or null when it is no picture. */
  readonly picture: string | null;
  readonly extending: boolean;
}) {
  const { pages, worker, subject, selection } = props;
  const narrow = useNarrow(640);
  const content = useMemo(
    () =>
      subject.kind === 'file' && subject.extents.packed === true
        ? { fileSystem: subject.fileSystem, entry: subject.index, size: subject.entry.size }
        : null,
    [subject],
  );
  if (look === 'text') return <TextView worker={worker} stretches={stretches} content={content} />;
  if (look === 'unpacked' && subject.kind === 'file')
    return <PackedView worker={worker} fileSystem={subject.fileSystem} index={subject.index} />;
  if (look === 'picture' && picture !== null)
    return <PictureView worker={worker} stretches={stretches} type={picture} />;
  return (
    <HexBox
      worker={worker}
      pages={pages}
      stretches={stretches}
      columns={narrow ? 8 : 16}
      selection={selection}
      extending={extending}
      onSelect={props.onSelect}
      reveal={selection?.anchor ?? null}
    />
  );
}

/** Gzip (RFC 1952) or zip (APPNOTE 4.3.7) by its first bytes. */
function beginsPacked(byte: (index: number) => number | null | undefined): boolean {
  return (byte(0) === 0x1f && byte(1) === 0x8b) || (byte(0) === 0x50 && byte(1) === 0x4b && byte(2) === 3);
}

function SubjectHead(props: SubjectProps) {
  const { image, subject, zone, onExport, onRecord, worker, files } = props;
  const { phrases, code } = useLanguage();
  const [showsFacts, setShowsFacts] = useState(false);
  if (subject.kind === 'range') {
    const first = subject.ranges[0];
    const bytes = subject.ranges.reduce((sum, { length }) => sum + length, 0);
    const name = `bytes-${first === undefined ? '' : offsetText(first.offset)}-${bytes}.bin`;
    return (
      <header className={viewStyles['subjecthead']}>
        <h2>{phrases.say(`lab.range.${subject.what}`)}</h2>
        <span className={styles['quiet']}>
          {first === undefined
            ? ''
            : phrases.say('lab.range.at', {
                offset: countText(first.offset, code),
                sector: countText(Math.floor(first.offset / 512), code),
                size: sizeText(bytes, code),
              })}
        </span>
        <Button small icon={<IconDownload size={18} aria-hidden />} onClick={() => onExport(name)}>
          {phrases.say('lab.export.range')}
        </Button>
      </header>
    );
  }
  const { entry, extents } = subject;
  return (
    <header className={viewStyles['subjecthead']}>
      <h2>{entry.path}</h2>
      {entry.deleted && (
        <Tag tone="risk">{phrases.say(entry.reallocated ? 'lab.deleted.reallocated' : 'lab.deleted')}</Tag>
      )}
      {entry.deleted && (
        <Tag tone={extents.certainty === 'exact' ? 'ok' : 'risk'}>
          {phrases.say(`lab.certainty.${extents.certainty}`)}
        </Tag>
      )}
      <Button small icon={<IconDownload size={18} aria-hidden />} onClick={() => onExport(entry.name.trim())}>
        {phrases.say(entry.deleted ? 'lab.export.recover' : 'lab.export.copy')}
      </Button>
      <Button small look="quiet" onClick={onRecord}>
        {phrases.say('lab.structure.record')}
      </Button>
      <details className={viewStyles['facts']} onToggle={(event) => setShowsFacts(event.currentTarget.open)}>
        <summary>
          <IconFileReport size={16} aria-hidden /> {phrases.say('lab.file.facts')}
        </summary>
        <Facts
          rows={[
            [
              phrases.say('lab.column.size'),
              phrases.say('lab.bytes-text', { count: entry.size, shown: countText(entry.size, code) }),
            ],
            [phrases.say('lab.file.entry'), entryText(phrases, image, subject)],
            [
              phrases.say('lab.file.fragments'),
              phrases.say('lab.file.fragment-count', {
                count: extents.ranges.length,
                start: entry.start ?? '—',
              }),
            ],
            [
              phrases.say('lab.file.slack'),
              phrases.say('lab.bytes-text', {
                count: extents.slack?.length ?? 0,
                shown: countText(extents.slack?.length ?? 0, code),
              }),
            ],
          ]}
        />
        {showsFacts && (
          <KeptTimes worker={worker} subject={subject} files={files} zone={zone} onOpen={props.onOpen} />
        )}
      </details>
      <NoticeList notices={extents.notices} />
      <UnlikeDisk extents={extents} />
    </header>
  );
}

/** Says where the bytes on the disk are not the content as it is read. */
function UnlikeDisk({ extents }: { readonly extents: Extents }) {
  const { phrases, code } = useLanguage();
  const holes = holeBytes(extents);
  if (holes === 0 && extents.packed !== true) return null;
  return (
    <Notice tone="risk">
      {holes > 0 && <p>{phrases.say('lab.file.holes', { count: holes, shown: countText(holes, code) })}</p>}
      {extents.packed === true && <p>{phrases.say('lab.file.packed')}</p>}
    </Notice>
  );
}

/** The entry as Sleuth Kit numbers it, and the file system's own identity. */
function entryText(
  phrases: ReturnType<typeof useLanguage>['phrases'],
  image: ImageSummary,
  { entry, fileSystem }: Extract<Subject, { kind: 'file' }>,
): string {
  const byPlace = /fat/.test(image.fileSystems[fileSystem]?.kind ?? '');
  const id = byPlace ? 'lab.file.identity' : 'lab.file.identity-record';
  return `${entry.numberText ?? entry.number} (${phrases.say(id, { identity: entry.identity })})`;
}
