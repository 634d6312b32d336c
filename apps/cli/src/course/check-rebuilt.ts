import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { reportText, type Rubric, type Score } from '@tracecraft/course';
import { readTrust } from '@tracecraft/record';
import { CommandError } from '../command-error.ts';
import { nodeHashing } from '../play/node-hashing.ts';
import type { Checked } from './check-simulated.ts';
import { COURSE_FILE } from './export-course.ts';
import { courseInBundles, reportFromBundles } from './report-from-bundles.ts';
import { scoresFromBundles } from './scores-from-bundles.ts';

/** What the server said: the report as text, and the score of each case. */
export interface ServerSaid {
  readonly report: string;
  readonly scores: ReadonlyMap<string, Score>;
}

/** Report and scores made again from bundles on another folder equal the server's; with one byte altered there is no report. */
export async function rebuildChecks(
  folder: string,
  said: ServerSaid,
  vkey: string,
  rubrics: readonly Rubric[],
): Promise<readonly Checked[]> {
  const trust = readTrust(nodeHashing, vkey);
  const again = reportText(await reportFromBundles(folder, trust));
  const scores = scoresFromBundles(await courseInBundles(folder, trust), rubrics);
  const plain = (score: Score | undefined): unknown => JSON.parse(JSON.stringify(score ?? null));
  const same = [...said.scores].filter(([one, score]) => isDeepStrictEqual(plain(scores.get(one)), score));
  const other = mkdtempSync(join(tmpdir(), 'tracecraft-altered-'));
  try {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.bundle')))
      copyFileSync(join(folder, name), join(other, name));
    alter(join(other, COURSE_FILE));
    const refused = await reportFromBundles(other, trust).then(
      () => 'made',
      (problem: unknown) => (problem instanceof CommandError ? problem.code : String(problem)),
    );
    return [
      { what: 'rebuilt', found: String(again === said.report), expected: 'true' },
      { what: 'scores', found: String(same.length), expected: String(scores.size) },
      { what: 'altered', found: refused, expected: 'course.bundle-fails' },
    ];
  } finally {
    rmSync(other, { recursive: true });
  }
}

/** Changes one letter of an event in the middle of the file. */
function alter(file: string): void {
  const bytes = readFileSync(file);
  const middle = bytes.indexOf('"present":true', Math.floor(bytes.length / 3));
  const at = middle < 0 ? Math.floor(bytes.length / 2) : middle + '"present":'.length;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
