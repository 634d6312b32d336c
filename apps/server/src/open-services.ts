import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { openAgencyLog } from '@tracecraft/record';
import { tickets } from './accounts/tickets.ts';
import { nodeHashing } from './adapters/node-hashing.ts';
import { agencySecret, agencySigner } from './agency/agency-key.ts';
import { openAgency } from './agency/agency.ts';
import { openCaseHeads } from './agency/case-heads.ts';
import { logStorage } from './agency/log-storage.ts';
import { blobFolder } from './blobs/blob-folder.ts';
import { openExchange } from './exchange/exchange.ts';
import { libraryBeside } from './exchange/library-beside.ts';
import { courseForms } from './exercises/course-forms.ts';
import { exerciseLibrary } from './exercises/library.ts';
import { shelvePublished } from './exercises/published-exercises.ts';
import { openCourses } from './courses/courses.ts';
import { projectCourse } from './courses/project.ts';
import { liveHub } from './live/hub.ts';
import { readPlatforms } from './lti/platforms.ts';
import { presence } from './live/presence.ts';
import { traffic } from './live/traffic.ts';
import { draftShelf } from './exercises/draft-shelf.ts';
import { practiceShelf } from './exercises/practice-shelf.ts';
import { remembering } from './store/remembered.ts';
import { openSqlite } from './store/sqlite/open-sqlite.ts';
import type { DataFolder } from './data-folder.ts';
import type { Services } from './services.ts';
import type { ServerOptions } from './start-server.ts';

/** Everything the routes are made of, opened over one data folder. */
export async function openServices(options: ServerOptions, folder: DataFolder): Promise<Services> {
  const now = options.now ?? Date.now;
  const lti = readPlatforms(folder.path);
  const store = remembering(await openSqlite(folder.path, options.maxPages));
  const signer = agencySigner(folder.path);
  const agency = openAgency(store, signer, 'Sample training agency', now);
  const origin = `${agency.id}.agency.example/log`;
  const log = await openAgencyLog({ hashing: nodeHashing, signer, storage: logStorage(store), origin });
  const secret = agencySecret(folder.path);
  const heads = await openCaseHeads(store, log, secret);
  const live = liveHub();
  live.subscribe(null, (stream) => heads.grown(stream));
  const library = exerciseLibrary(options.contentFolder);
  const courses = await openCourses(store, live, (name) => (library.has(name) ? library.rubrics(name) : []));
  const blobs = blobFolder(folder.blobs);
  for (const { state } of await courses.all()) {
    await projectCourse(store, state);
    await shelvePublished({ library, blobs }, state);
  }
  const shelf = practiceShelf(options.contentFolder);
  return {
    store,
    blobs,
    evidence: folder.evidence,
    agency,
    log,
    heads,
    library,
    forms: courseForms(options.contentFolder),
    shelf,
    catalogue: libraryBeside(shelf),
    drafts: draftShelf(join(folder.path, 'drafts'), (id) => shelf.practice(id)),
    live,
    presence: presence(),
    traffic: traffic(),
    courses,
    exchange: openExchange(store, live, agency.stream),
    lti,
    tickets: tickets(now),
    seal: (text) => createHmac('sha256', secret).update(`seal\n${text}`).digest('base64url'),
    now,
  };
}
