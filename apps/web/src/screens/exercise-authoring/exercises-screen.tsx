import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import {
  openExercise,
  type ContentFault,
  type ExerciseBrief,
  type PublishedExercise,
} from '@tracecraft/course';
import { paths, type InRun } from '@tracecraft/protocol';
import { useState } from 'react';
import { readBlob } from '../../adapters/blobs.ts';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { dropDraft, keepDraft, keptDrafts, type ExerciseDraft } from '../../case/exercise-drafts.ts';
import { useCourse } from '../../case/open-course.ts';
import { Button, buttonClass, Digest, Empty, Notice, Panel, Tag, TextField } from '../../design/index.ts';
import { formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import styles from './authoring.module.css';
import { faultWords } from './fault-words.ts';
import { adaptedDraft, blankDraft } from './new-draft.ts';
import { shippedSource } from './shipped-source.ts';

/** Exercises of a course: drafts on this device, versions published here, and those the server ships. */
export function ExercisesScreen() {
  const { say } = useLanguage().phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const { account, state, role } = useCourse();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly ContentFault[]>([]);
  const birth = () => ({ key: crypto.randomUUID(), account: account.id, now: Date.now() });

  async function begin(make: () => Promise<ExerciseDraft>): Promise<void> {
    setProblem(null);
    setFaults([]);
    try {
      const draft = await make();
      await keepDraft(draft);
      await navigate({ to: '/course/$course/exercises/$draft', params: { course, draft: draft.key } });
    } catch (failed) {
      setProblem(problemText(say, failed));
    }
  }
  const versionsOf = (id: string): readonly string[] =>
    state.published.filter(({ exercise }) => exercise === id).map(({ version }) => version);
  const ofFile = (bytes: Uint8Array): ExerciseDraft | null => {
    const opened = openExercise(bytes);
    if ('errors' in opened) {
      setFaults(opened.errors);
      return null;
    }
    const { truth, ...exercise } = opened.exercise;
    const { rubrics, views } = opened.parts;
    return adaptedDraft(birth(), { exercise, truth, views, rubrics, known: versionsOf(exercise.id) });
  };
  async function adaptBytes(read: () => Promise<Uint8Array>): Promise<void> {
    setProblem(null);
    try {
      const draft = ofFile(await read());
      if (draft !== null) await begin(() => Promise.resolve(draft));
    } catch (failed) {
      setProblem(problemText(say, failed));
    }
  }
  const adapt = (exercise: ExerciseBrief) =>
    begin(async () =>
      adaptedDraft(birth(), { ...(await shippedSource(exercise)), known: versionsOf(exercise.id) }),
    );
  return (
    <Page>
      <header>
        <h1>{say('run.exercises.title')}</h1>
        <p>{say('run.exercises.hint')}</p>
      </header>
      {problem !== null && (
        <Notice tone="departure" live>
          {problem}
        </Notice>
      )}
      {faults.length > 0 && <FileFaults faults={faults} />}
      <Panel title={say('run.exercises.begin')}>
        <div className={styles['fields']}>
          <div className={styles['buttons']}>
            <Button
              look="primary"
              onClick={() =>
                void begin(() => Promise.resolve(blankDraft(birth(), new Date().toISOString().slice(0, 10))))
              }
            >
              {say('run.exercises.blank')}
            </Button>
          </div>
          <TextField
            label={say('run.exercises.import')}
            hint={say('run.exercises.import.hint')}
            type="file"
            accept=".tcx,.zip"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void adaptBytes(async () => new Uint8Array(await file.arrayBuffer()));
            }}
          />
        </div>
      </Panel>
      <DraftList />
      <Panel title={say('run.exercises.published')}>
        {state.published.length === 0 && <Empty>{say('run.exercises.none-published')}</Empty>}
        <ul className={styles['list']}>
          {state.published.map((one) => (
            <PublishedRow
              key={one.event}
              published={one}
              mayAdapt={role === 'trainer'}
              onAdapt={() =>
                void adaptBytes(
                  async () => new Uint8Array(await (await readBlob(one.file?.sha256 ?? '')).arrayBuffer()),
                )
              }
            />
          ))}
        </ul>
      </Panel>
      <ShippedList onAdapt={(exercise) => void adapt(exercise)} />
    </Page>
  );
}

/** Drafts of the account on this device. */
function DraftList() {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const { account, state } = useCourse();
  const client = useQueryClient();
  const drafts = useQuery({
    queryKey: ['exercise-drafts', account.id],
    queryFn: () => keptDrafts(account.id),
    networkMode: 'always',
    staleTime: 0,
    structuralSharing: false,
  });
  return (
    <Panel title={say('run.exercises.drafts')} aside={<Tag>{say('run.exercises.on-device')}</Tag>}>
      {drafts.data?.length === 0 && <Empty>{say('run.exercises.no-draft')}</Empty>}
      <ul className={styles['list']}>
        {drafts.data?.map((draft) => (
          <li key={draft.key} className={styles['entry']}>
            <div>
              <b>{localised(draft.exercise.title) || say('run.author.untitled')}</b>{' '}
              <span className="label">
                {draft.exercise.id} {draft.exercise.version} ·{' '}
                {formatDay(draft.changed, code, state.opened?.zone ?? 'UTC')}
              </span>
            </div>
            <div className={styles['buttons']}>
              <Link
                to="/course/$course/exercises/$draft"
                params={{ course, draft: draft.key }}
                className={buttonClass({ small: true })}
              >
                {say('run.exercises.open')}
              </Link>
              <DropButton
                onDrop={() =>
                  void dropDraft(draft.key).then(() =>
                    client.invalidateQueries({ queryKey: ['exercise-drafts', account.id] }),
                  )
                }
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the server has, shipped or published elsewhere. */
function ShippedList({ onAdapt }: { readonly onAdapt: (exercise: ExerciseBrief) => void }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { account } = useCourse();
  const shipped = useQuery({
    queryKey: ['exercises', account.id],
    queryFn: () => freshOrKept<readonly (ExerciseBrief & Partial<InRun>)[]>(paths.exercises),
  });
  // What courses published is in the list as well, as `ID@VERSION`.
  const own = (shipped.data ?? []).filter(({ id, exercise = id }) => exercise === id);
  const unique = [...new Map(own.map((one) => [one.id, one])).values()];
  return (
    <Panel title={say('run.exercises.shipped')}>
      {shipped.error !== null && <Notice tone="departure">{problemText(say, shipped.error)}</Notice>}
      <ul className={styles['list']}>
        {unique.map((exercise) => (
          <li key={exercise.id} className={styles['entry']}>
            <div>
              <b>{localised(exercise.title)}</b>{' '}
              <span className="label">
                {exercise.id} {exercise.version}
              </span>
              <p>{localised(exercise.summary)}</p>
            </div>
            <Button small onClick={() => onAdapt(exercise)}>
              {say('run.exercises.adapt')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PublishedRow({
  published,
  mayAdapt,
  onAdapt,
}: {
  readonly published: PublishedExercise;
  readonly mayAdapt: boolean;
  readonly onAdapt: () => void;
}) {
  const { phrases, code } = useLanguage();
  const { state } = useCourse();
  return (
    <li className={styles['entry']}>
      <div>
        <b>
          {published.exercise} {published.version}
        </b>{' '}
        <span className="label">{formatDay(published.at, code, state.opened?.zone ?? 'UTC')}</span>{' '}
        <Digest value={published.digest} short />
      </div>
      {mayAdapt && published.file !== null && (
        <Button small onClick={onAdapt}>
          {phrases.say('run.exercises.next-version')}
        </Button>
      )}
    </li>
  );
}

/** Two taps: a draft thrown away is gone. */
function DropButton({ onDrop }: { readonly onDrop: () => void }) {
  const { say } = useLanguage().phrases;
  const [sure, setSure] = useState(false);
  return (
    <Button small look={sure ? 'danger' : 'quiet'} onClick={() => (sure ? onDrop() : setSure(true))}>
      {say(sure ? 'run.exercises.drop-sure' : 'run.exercises.drop')}
    </Button>
  );
}

function FileFaults({ faults }: { readonly faults: readonly ContentFault[] }) {
  const { say } = useLanguage().phrases;
  return (
    <Notice tone="departure" live>
      <p>{say('run.exercises.file-refused')}</p>
      <ul>
        {faults.slice(0, 8).map((fault) => (
          <li key={`${fault.path} ${fault.code}`}>
            {faultWords(say, fault)} <span className="label">{fault.path}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
