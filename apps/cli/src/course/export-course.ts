import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths, type CaseSummary } from '@tracecraft/protocol';
import type { ApiClient } from '../play/api-client.ts';

/** Names of the files of an exported course. */
export const COURSE_FILE = 'course.bundle';

/** Writes the bundle of a course and of every case played in it into `folder`; answers how many files. */
export async function exportCourse(api: ApiClient, stream: string, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, COURSE_FILE), await api.bytes(paths.courseBundle(stream)));
  const cases = (await api.get<readonly CaseSummary[]>(paths.cases)).filter(
    (one) => one.course === stream && one.events > 0,
  );
  for (const { stream: one } of cases)
    writeFileSync(join(folder, `${one.replace(':', '-')}.bundle`), await api.bytes(paths.bundle(one)));
  return cases.length + 1;
}
