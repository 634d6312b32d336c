import type { ExerciseBrief } from '@tracecraft/course';
import type { Session } from '@tracecraft/workbench';
import { useMemo, useSyncExternalStore } from 'react';
import { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import { Empty } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { FileList } from './file-list.tsx';
import { folderTree, type Folder } from './folder-tree.ts';
import { FreeSpace } from './free-space.tsx';
import { GoToBytes } from './go-to-bytes.tsx';
import { ArtefactsPanel } from './artefacts/artefacts-panel.tsx';
import { Gallery } from './gallery/gallery.tsx';
import { exportSubject } from './actions/export-subject.ts';
import { findArtefacts } from './actions/find-artefacts.ts';
import { keepRow } from './actions/keep-row.ts';
import { findPictures } from './actions/find-pictures.ts';
import { keep } from './actions/keep.ts';
import { replay } from './actions/replay.ts';
import { openFile, openRange } from './actions/open-subject.ts';
import { search } from './actions/search.ts';
import { setClock } from './actions/set-clock.ts';
import type { Chosen, LabState, Step, Tab } from './lab-state.ts';
import { keptInCase, type Kept } from './kept.ts';
import { KeptPanel } from './kept-panel.tsx';
import { Overview } from './overview.tsx';
import { PlaceTree } from './place-tree.tsx';
import { SearchPanel } from './search-panel.tsx';
import { SubjectView } from './subject-view.tsx';
import { Timeline } from './timeline.tsx';
import { goToKept, openHit, openRecord } from './actions/go-to.ts';
import { useNarrow } from './use-narrow.ts';
import type { Lab } from './use-lab.ts';
import type { LabProps } from './lab-props.ts';
import styles from './lab.module.css';

interface PlaceProps {
  readonly lab: Lab;
  readonly session: Session | null;
  readonly exercise: ExerciseBrief | null;
  readonly recordedSha256: string | null;
  /** Open departures of the case, for the report; null outside a case. */
  readonly departures: LabProps['departures'];
}

/** Places, files and view: side by side on a desk, one after the other on a phone. */
export function Workplace(props: PlaceProps) {
  const { state, bench, worker } = props.lab;
  const { phrases } = useLanguage();
  const { image, pages, subject } = state;
  const roots = useMemo(() => rootsOf(state.listings), [state.listings]);
  const kept = useKept(props.session, state, props.lab.imageId);
  if (image === null || pages === null) return null;
  const choose = (chosen: Chosen): void => bench.change({ chosen, tab: 'files', step: 'files' });
  return (
    <>
      <StepBar step={state.step} hasSubject={subject !== null} onStep={(step) => bench.change({ step })} />
      <div className={styles['workplace']} data-step={state.step} data-tab={state.tab}>
        <nav className={styles['places']} aria-label={phrases.say('lab.step.places')}>
          <PlaceTree image={image} roots={roots} chosen={state.chosen} onChoose={choose} />
          <GoToBytes
            size={image.size}
            onGo={(range) => void openRange(bench, { kind: 'range', what: 'chosen', ranges: [range] })}
          />
        </nav>
        <section className={styles['middle']} aria-label={phrases.say('lab.step.files')}>
          <TabBar tab={state.tab} kept={kept.length} onTab={(tab) => bench.change({ tab, step: 'files' })} />
          <Middle {...props} roots={roots} kept={kept} />
        </section>
        <section className={styles['view']} aria-label={phrases.say('lab.step.view')}>
          {subject === null ? (
            <Empty>{phrases.say('lab.view.empty')}</Empty>
          ) : (
            <SubjectView
              key={subjectKey(subject)}
              image={image}
              pages={pages}
              worker={worker}
              subject={subject}
              selection={state.selection}
              zone={state.zone}
              firstLook={state.look}
              files={filesOf(state, subject)}
              onOpen={(index) => subject.kind === 'file' && void openFile(bench, subject.fileSystem, index)}
              brief={props.exercise}
              onSelect={(selection) => bench.change({ selection })}
              onExport={(name) => void exportSubject(bench, subject, name)}
              onRecord={() => void openRecord(props.lab)}
              onKeep={(draft) => keep(bench, draft)}
            />
          )}
        </section>
      </div>
    </>
  );
}

function subjectKey(subject: NonNullable<LabState['subject']>): string {
  if (subject.kind === 'file') return `${subject.fileSystem} ${subject.index}`;
  return `${subject.what} ${subject.ranges[0]?.offset ?? 0} ${subject.ranges.length} ${subject.ranges[0]?.length ?? 0}`;
}

function filesOf({ listings }: LabState, subject: NonNullable<LabState['subject']>): PackedFiles {
  const listing = subject.kind === 'file' ? listings.get(subject.fileSystem) : undefined;
  return listing?.files ?? PackedFiles.none;
}

function rootsOf(listings: LabState['listings']): ReadonlyMap<number, Folder> {
  return new Map([...listings].map(([index, { files }]) => [index, folderTree(files)]));
}

/** With a case, what the case holds; without one, what was kept on this page. */
function useKept(session: Session | null, state: LabState, imageId: string | null): readonly Kept[] {
  const events = useSyncExternalStore(
    (changed) => session?.subscribe(changed) ?? (() => undefined),
    () => session?.events().length ?? 0,
  );
  return useMemo(() => {
    void events;
    return session === null || imageId === null ? state.kept : keptInCase(session, imageId);
  }, [session, imageId, events, state.kept]);
}

function StepBar({
  step,
  hasSubject,
  onStep,
}: {
  readonly step: Step;
  readonly hasSubject: boolean;
  readonly onStep: (step: Step) => void;
}) {
  const { phrases } = useLanguage();
  const steps: readonly Step[] = ['places', 'files', 'view'];
  return (
    <fieldset className={styles['steps']} aria-label={phrases.say('lab.step.label')}>
      {steps.map((name, i) => (
        <button
          key={name}
          type="button"
          aria-current={step === name ? 'step' : undefined}
          disabled={name === 'view' && !hasSubject}
          onClick={() => onStep(name)}
        >
          {i + 1} {phrases.say(`lab.step.${name}`)}
        </button>
      ))}
    </fieldset>
  );
}

function TabBar({
  tab,
  kept,
  onTab,
}: {
  readonly tab: Tab;
  readonly kept: number;
  readonly onTab: (tab: Tab) => void;
}) {
  const { phrases } = useLanguage();
  const tabs: readonly Tab[] = ['files', 'pictures', 'artefacts', 'times', 'search', 'kept'];
  return (
    <fieldset className={styles['tabs']} aria-label={phrases.say('lab.tab.label')}>
      {tabs.map((name) => (
        <button key={name} type="button" aria-pressed={tab === name} onClick={() => onTab(name)}>
          {phrases.say(`lab.tab.${name}`, { count: kept })}
        </button>
      ))}
    </fieldset>
  );
}

function Middle({
  lab,
  session,
  exercise,
  recordedSha256,
  departures,
  roots,
  kept,
}: PlaceProps & { readonly roots: ReadonlyMap<number, Folder>; readonly kept: readonly Kept[] }) {
  const { state, bench, worker } = lab;
  const { image, chosen } = state;
  const narrow = useNarrow(900);
  if (image === null) return null;
  if (state.tab === 'times')
    return (
      <Timeline
        listings={state.listings}
        zone={state.zone}
        clock={state.clock}
        onClock={(seconds) => void setClock(bench, seconds)}
        onOpen={(fileSystem, index) => void openFile(bench, fileSystem, index)}
      />
    );
  if (state.tab === 'pictures')
    return (
      <Gallery
        run={state.pictures}
        worker={worker}
        listings={state.listings}
        onLook={() => void findPictures(bench)}
        onOpen={(fileSystem, index) => void openFile(bench, fileSystem, index, undefined, 'picture')}
      />
    );
  if (state.tab === 'artefacts')
    return (
      <ArtefactsPanel
        run={state.artefacts}
        listings={state.listings}
        onLook={() => void findArtefacts(bench)}
        onOpen={({ file, row }) => void openFile(bench, file.fileSystem, file.entry, row.place ?? undefined)}
        onBookmark={(line) => void keepRow(bench, line)}
      />
    );
  if (state.tab === 'search')
    return (
      <SearchPanel
        run={state.search}
        onSearch={(wish) => void search(bench, wish)}
        onHit={(hit) => void openHit(lab, hit)}
      />
    );
  if (state.tab === 'kept')
    return (
      <KeptPanel
        kept={kept}
        brief={exercise}
        sha256={state.hash.digests?.sha256 ?? recordedSha256}
        inCase={session !== null && lab.imageId !== null}
        replays={state.replays}
        report={() => ({
          state,
          kept,
          inCase: session === null || lab.imageId === null ? null : { session, image: lab.imageId },
          sha256: state.hash.digests?.sha256 ?? recordedSha256,
          brief: exercise,
          departures: departures?.() ?? null,
        })}
        onReplay={(items) => void replay(bench, items)}
        onGo={(item) => void goToKept(lab, item)}
      />
    );
  if (chosen.kind === 'unallocated')
    return (
      <FreeSpace
        worker={worker}
        fileSystem={chosen.fileSystem}
        onRanges={(ranges) => void openRange(bench, { kind: 'range', what: 'unallocated', ranges })}
      />
    );
  if (chosen.kind === 'folder') {
    const { fileSystem } = chosen;
    const opened =
      state.subject?.kind === 'file' && state.subject.fileSystem === fileSystem ? state.subject.index : null;
    return (
      <FileList
        key={fileSystem}
        listing={state.listings.get(fileSystem)}
        root={roots.get(fileSystem)}
        path={chosen.path}
        zone={state.zone}
        opened={opened}
        narrow={narrow}
        onOpen={(index) => void openFile(bench, fileSystem, index)}
      />
    );
  }
  return (
    <Overview
      image={image}
      onRange={({ offset, length }, what) =>
        void openRange(bench, { kind: 'range', what, ranges: [{ offset, length }] })
      }
    />
  );
}
