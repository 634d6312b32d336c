import type { AgencyLog } from '@tracecraft/record';
import type { Agency } from './agency/agency.ts';
import type { CaseHeads } from './agency/case-heads.ts';
import type { BlobFolder } from './blobs/blob-folder.ts';
import type { ExerciseLibrary } from './exercises/library.ts';
import type { DraftShelf } from './exercises/draft-shelf.ts';
import type { PracticeShelf } from './exercises/practice-shelf.ts';
import type { LiveHub } from './live/hub.ts';
import type { Store } from './store/contract.ts';

/** The parts routes are made of; a route asks for those it uses. */
export interface Services {
  readonly store: Store;
  readonly blobs: BlobFolder;
  readonly evidence: string;
  readonly agency: Agency;
  readonly log: AgencyLog;
  readonly heads: CaseHeads;
  readonly library: ExerciseLibrary;
  readonly shelf: PracticeShelf;
  readonly drafts: DraftShelf;
  readonly live: LiveHub;
  /** UTC milliseconds. */
  now(): number;
}
