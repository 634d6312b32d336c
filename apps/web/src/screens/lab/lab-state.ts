import type { Notice } from '@tracecraft/image';
import type { Locus } from '@tracecraft/workbench';
import { useCallback, useRef, useState, type Dispatch } from 'react';
import type {
  Digests,
  EvidencePart,
  Fault,
  FoundArtefact,
  Hit,
  ImageSummary,
  Progress,
  SearchWish,
} from '../../adapters/image-worker/messages.ts';
import type { PackedFiles } from '../../adapters/image-worker/listing/packed-files.ts';
import type { BytePages } from './byte-pages.ts';
import type { Kept } from './kept.ts';
import type { Subject } from './subject.ts';

/** What is chosen in the tree. */
export type Chosen =
  | { readonly kind: 'image' }
  | { readonly kind: 'partition'; readonly partition: number }
  | { readonly kind: 'folder'; readonly fileSystem: number; readonly path: string }
  | { readonly kind: 'unallocated'; readonly fileSystem: number };

/** Files of one file system, as far as they have arrived. */
export interface Listing {
  readonly files: PackedFiles;
  readonly complete: boolean;
  readonly fault: Fault | null;
}

/** A long piece of work that can be stopped. */
export interface Work {
  readonly progress: Progress | null;
  readonly stop: () => void;
}

export interface HashCheck {
  readonly work: Work | null;
  readonly digests: Digests | null;
  /** The recorded digest it was compared with. */
  readonly recorded: { readonly algorithm: 'MD5' | 'SHA-1' | 'SHA-256'; readonly value: string } | null;
  /** Null until compared, and where nothing is recorded. */
  readonly match: boolean | null;
}

export interface SearchRun {
  readonly wish: SearchWish;
  /** `files`: the disk is done, now what only files show. */
  readonly stage: 'bytes' | 'files';
  readonly hits: readonly Hit[];
  readonly work: Work | null;
  readonly more: boolean;
  readonly stopped: boolean;
  /** What could not be read, and so was not searched. */
  readonly notices: readonly Notice[];
}

/** A file that begins like a picture. */
export interface FoundPicture {
  readonly fileSystem: number;
  /** Position in the list. */
  readonly entry: number;
  /** Media type by content. */
  readonly type: string;
}

export interface PictureRun {
  readonly found: readonly FoundPicture[];
  readonly work: Work | null;
  readonly more: boolean;
  readonly stopped: boolean;
}

/** A file that says something by itself. */
export interface ArtefactFile extends FoundArtefact {
  readonly fileSystem: number;
}

export interface ArtefactRun {
  readonly files: readonly ArtefactFile[];
  readonly work: Work | null;
  readonly more: boolean;
  readonly stopped: boolean;
}

/** One selection in the view: positions in viewing order, `end` excluded. */
export interface Selection {
  readonly anchor: number;
  readonly cursor: number;
}

/** A step as a report tells it. */
export interface PageStep {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly action: string;
  readonly target: string | null;
  readonly locus: Locus | null;
  readonly tool: string | null;
}

/** The three steps of a narrow screen. */
export type Step = 'places' | 'files' | 'view';
export type Look = 'hex' | 'text' | 'unpacked' | 'picture';
export type Tab = 'files' | 'pictures' | 'artefacts' | 'times' | 'search' | 'kept';

export interface LabState {
  readonly opening: boolean;
  /** A packed file that was picked is being unpacked. */
  readonly unpacking: Work | null;
  readonly fault: Fault | null;
  readonly title: string;
  /** The evidence as it was opened. */
  readonly parts: readonly EvidencePart[];
  /** Bytes from the server are the recorded image; a file of this machine is only when its hash says so. */
  readonly from: 'device' | 'server';
  readonly image: ImageSummary | null;
  readonly pages: BytePages | null;
  readonly listings: ReadonlyMap<number, Listing>;
  readonly zone: string | null;
  /** Seconds the clock of the device was ahead, as the examiner says. */
  readonly clock: number;
  readonly hash: HashCheck;
  readonly chosen: Chosen;
  readonly subject: Subject | null;
  /** How the view shows it first. */
  readonly look: Look;
  readonly selection: Selection | null;
  readonly search: SearchRun | null;
  /** Null until somebody looks for pictures. */
  readonly pictures: PictureRun | null;
  readonly artefacts: ArtefactRun | null;
  readonly kept: readonly Kept[];
  readonly replays: ReadonlyMap<string, ReplayOutcome>;
  /** Steps taken where no case writes them down: for the report alone. */
  readonly pageSteps: readonly PageStep[];
  readonly step: Step;
  readonly tab: Tab;
  /** Last thing done, for the status line: phrase id and parameters. */
  readonly said: { readonly id: string; readonly params: Readonly<Record<string, string | number>> } | null;
}

export const NO_HASH: HashCheck = { work: null, digests: null, recorded: null, match: null };

export const CLOSED: LabState = {
  opening: false,
  unpacking: null,
  fault: null,
  title: '',
  parts: [],
  from: 'device',
  image: null,
  pages: null,
  listings: new Map(),
  zone: null,
  clock: 0,
  hash: NO_HASH,
  chosen: { kind: 'image' },
  subject: null,
  look: 'hex',
  selection: null,
  search: null,
  pictures: null,
  artefacts: null,
  kept: [],
  replays: new Map(),
  pageSteps: [],
  step: 'places',
  tab: 'files',
  said: null,
};

/** What reading kept bytes again showed. */
export type ReplayOutcome = 'same' | 'differs' | 'unreadable' | 'no-digest';

/** A change of the state: the parts that differ, or how to work them out from the state as it is. */
export type Change = Partial<LabState> | ((state: LabState) => Partial<LabState>);

/** The state for drawing, a way to change it, and the newest value for work that waited in between. */
export function useLabState(): {
  readonly state: LabState;
  readonly change: Dispatch<Change>;
  readonly newest: () => LabState;
} {
  const [state, draw] = useState(CLOSED);
  const held = useRef(CLOSED);
  const change = useCallback((wanted: Change) => {
    held.current = { ...held.current, ...(typeof wanted === 'function' ? wanted(held.current) : wanted) };
    draw(held.current);
  }, []);
  const newest = useCallback(() => held.current, []);
  return { state, change, newest };
}
