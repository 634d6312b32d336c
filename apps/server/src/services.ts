import type { AgencyLog } from '@tracecraft/record';
import type { Tickets } from './accounts/tickets.ts';
import type { Agency } from './agency/agency.ts';
import type { CaseHeads } from './agency/case-heads.ts';
import type { BlobFolder } from './blobs/blob-folder.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { LibraryBeside } from './exchange/library-beside.ts';
import type { ExerciseLibrary } from './exercises/library.ts';
import type { Courses } from './courses/courses.ts';
import type { CourseForms } from './exercises/course-forms.ts';
import type { DraftShelf } from './exercises/draft-shelf.ts';
import type { PracticeShelf } from './exercises/practice-shelf.ts';
import type { LiveHub } from './live/hub.ts';
import type { Presence } from './live/presence.ts';
import type { Traffic } from './live/traffic.ts';
import type { LtiSettings } from './lti/platforms.ts';
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
  readonly catalogue: LibraryBeside;
  readonly drafts: DraftShelf;
  readonly forms: CourseForms;
  readonly live: LiveHub;
  readonly presence: Presence;
  readonly traffic: Traffic;
  readonly courses: Courses;
  readonly exchange: Exchange;
  /** Learning platforms that may launch exercises here; null: none registered. */
  readonly lti: LtiSettings | null;
  readonly tickets: Tickets;
  /** Signs what the server gives out and takes back, such as calendar addresses: HMAC-SHA-256 of `text`, base64url. */
  readonly seal: (text: string) => string;
  /** UTC milliseconds. */
  readonly now: () => number;
}
