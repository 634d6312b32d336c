import { IconDownload, IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { packExercise } from '@tracecraft/course';
import { useState } from 'react';
import { keepBlob } from '../../adapters/blobs.ts';
import { keepDraft } from '../../case/exercise-drafts.ts';
import { useCourse, useCourseAct, useCourseLink } from '../../case/open-course.ts';
import { Button, buttonClass, Digest, Facts, Notice, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import { download } from '../lab/download.ts';
import styles from './authoring.module.css';
import { useDraftAtWork } from './draft-context.ts';
import { freeVersion } from './new-draft.ts';

const MEDIA_TYPE = 'application/octet-stream';

/** Try it as a trainee, take it along as one file, publish a version that is never changed again. */
export function PublishSection({
  packed,
  current,
}: {
  readonly packed: ReturnType<typeof packExercise>;
  /** False while `packed` is still of an earlier keystroke. */
  readonly current: boolean;
}) {
  const say = useSay();
  const { draft } = useDraftAtWork();
  const ready = 'errors' in packed ? null : packed;
  return (
    <>
      <Panel title={say('run.author.try')}>
        <div className={styles['fields']}>
          <p>{say('run.author.try.hint')}</p>
          {ready === null ? <Notice tone="risk">{say('run.author.not-ready')}</Notice> : <TryLink />}
        </div>
      </Panel>
      <Panel title={say('run.author.file')}>
        <div className={styles['fields']}>
          <p>{say('run.author.file.hint')}</p>
          <Button
            disabled={ready === null || !current}
            icon={<IconDownload size={20} stroke={1.75} aria-hidden />}
            onClick={() =>
              ready !== null &&
              download(`${draft.exercise.id}-${draft.exercise.version}.tcx`, [ready.bytes], MEDIA_TYPE)
            }
          >
            {say('run.author.export')}
          </Button>
        </div>
      </Panel>
      <Publish packed={current ? ready : null} />
    </>
  );
}

function TryLink() {
  const say = useSay();
  const { draft } = useDraftAtWork();
  return (
    <Link
      to="/exercise/$exercise"
      params={{ exercise: draft.exercise.id }}
      search={{ draft: draft.key }}
      className={buttonClass()}
      onClick={() => void keepDraft(draft)}
    >
      <IconPlayerPlay size={20} stroke={1.75} aria-hidden />
      {say('run.author.try.open')}
    </Link>
  );
}

function Publish({
  packed,
}: {
  readonly packed: { readonly bytes: Uint8Array<ArrayBuffer>; readonly digest: string } | null;
}) {
  const say = useSay();
  const { course } = useParams({ from: '/shell/course/$course/exercises/$draft' });
  const { draft, setExercise } = useDraftAtWork();
  const { state, role } = useCourse();
  const { refused } = useCourseLink();
  const { act, outcome } = useCourseAct();
  const [sent, setSent] = useState<string | null>(null);
  const { id, version } = draft.exercise;
  const mine = state.published.filter((one) => one.exercise === id);
  const used = mine.some((one) => one.version === version);
  const turned = refused.find((one) => one.id === sent);

  async function publish(): Promise<void> {
    if (packed === null) return;
    const { sha256, size, mediaType } = await keepBlob(packed.bytes, MEDIA_TYPE);
    const event = await act(
      'exercise.published',
      { exercise: id, version, digest: packed.digest },
      {
        attachments: [{ sha256, size, mediaType, kind: 'exercise' }],
        done: say('run.author.published', { version }),
      },
    );
    setSent(event?.id ?? null);
  }
  return (
    <Panel title={say('run.author.publish')}>
      <div className={styles['fields']}>
        <p>{say('run.author.publish.hint')}</p>
        <Facts
          rows={[
            [say('run.author.id'), id],
            [say('run.author.version'), version],
            [
              say('run.author.versions'),
              mine.map((one) => one.version).join(', ') || say('run.author.no-version'),
            ],
            ...(packed === null
              ? []
              : ([['SHA-256', <Digest key="digest" value={packed.digest} short />]] as const)),
          ]}
        />
        {used && (
          <Notice tone="risk">
            <p>{say('run.author.version-used', { version })}</p>
            <Button
              small
              onClick={() => setExercise({ version: freeVersion(mine.map((one) => one.version)) })}
            >
              {say('run.author.next-version', { version: freeVersion(mine.map((one) => one.version)) })}
            </Button>
          </Notice>
        )}
        {turned !== undefined ? (
          <Notice tone="departure" live>
            {problemText(say, { code: turned.code, params: {} })}
          </Notice>
        ) : (
          outcome !== null && (
            <Notice tone={outcome.tone} live>
              {outcome.text}{' '}
              {outcome.tone === 'ok' && (
                <Link to="/course/$course/runs" params={{ course }}>
                  {say('run.author.to-runs')}
                </Link>
              )}
            </Notice>
          )
        )}
        {role === 'trainer' ? (
          <Button
            look="primary"
            disabled={packed === null || used}
            icon={<IconUpload size={20} stroke={1.75} aria-hidden />}
            onClick={() => void publish()}
          >
            {say('run.author.publish.do', { version })}
          </Button>
        ) : (
          <p>{say('run.author.trainer-only')}</p>
        )}
      </div>
    </Panel>
  );
}
