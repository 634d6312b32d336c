import type { ContentFault } from '../content-fault.ts';
import { readDocument } from '../parse-exercise.ts';
import {
  choice,
  id,
  integer,
  listOf,
  localised,
  mapOf,
  optional,
  text,
  yesNo,
  type Reader,
} from '../read/shape.ts';
import type { CourseTemplate } from './template.ts';

/** A template, or every fault of its file. */
export type ParsedTemplate =
  | { readonly template: CourseTemplate }
  | { readonly errors: readonly ContentFault[] };

const matching =
  (pattern: RegExp): Reader<string> =>
  (value, path, report) => {
    const read = text(value, path, report);
    if (read !== '' && !pattern.test(read)) report('bad-id', path, { found: read.slice(0, 64) });
    return read;
  };

const time = matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const moduleId = matching(/^M\d{1,2}$/);
/** What is played: kind and id. */
const played: Reader<string> = matching(/^(?:exercise|activity|test|survey):[a-z0-9][a-z0-9-]*$/);

const runShape = mapOf({
  id,
  plays: played,
  starts: time,
  ends: time,
  endsDay: optional(integer(-60, 60)),
  assessed: optional(yesNo),
});

const templateShape = mapOf({
  id,
  version: text,
  title: localised,
  drafts: listOf(text),
  summary: localised,
  followUps: listOf(integer(1, 60)),
  modules: listOf(
    mapOf({
      id: moduleId,
      title: localised,
      outcomes: listOf(
        mapOf({
          text: localised,
          level: choice(['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create']),
        }),
        1,
      ),
      plays: listOf(played, 1),
      assessment: localised,
      waits: optional(listOf(localised)),
    }),
    1,
  ),
  sessions: listOf(
    mapOf({
      id,
      module: moduleId,
      title: localised,
      day: integer(-60, 60),
      starts: time,
      ends: time,
      mode: optional(choice(['room', 'online', 'both'])),
      plays: optional(listOf(played)),
      runs: optional(listOf(runShape)),
    }),
    1,
  ),
});

export function parseTemplate(yaml: string): ParsedTemplate {
  const errors: ContentFault[] = [];
  const written = readDocument(yaml, 'template', templateShape, errors);
  if (written === null || errors.length > 0) return { errors };
  const template: CourseTemplate = {
    ...written,
    modules: written.modules.map((one) => ({ ...one, waits: one.waits ?? [] })),
    sessions: written.sessions.map((one) => ({
      ...one,
      mode: one.mode ?? 'both',
      plays: one.plays ?? [],
      runs: (one.runs ?? []).map((run) => ({
        ...run,
        endsDay: run.endsDay ?? one.day,
        assessed: run.assessed ?? false,
      })),
    })),
  };
  errors.push(...templateFaults(template));
  return errors.length > 0 ? { errors } : { template };
}

function templateFaults({ modules, sessions }: CourseTemplate): readonly ContentFault[] {
  const faults: ContentFault[] = [];
  const found = (code: ContentFault['code'], path: string, name: string): void => {
    faults.push({ code, document: 'template', path, params: { name } });
  };
  const runs = sessions.flatMap((session) => session.runs);
  for (const [path, ids] of [
    ['modules', modules.map((one) => one.id)],
    ['sessions', sessions.map((one) => one.id)],
    ['runs', runs.map((one) => one.id)],
  ] as const)
    for (const name of ids.filter((one, i) => ids.indexOf(one) !== i)) found('duplicate-id', path, name);
  const known = new Set(modules.map((one) => one.id));
  for (const session of sessions) {
    const path = `sessions.${session.id}`;
    if (!known.has(session.module)) found('unknown-reference', `${path}.module`, session.module);
    if (session.ends <= session.starts) found('out-of-range', `${path}.ends`, session.ends);
    for (const run of session.runs) {
      const length = run.endsDay === session.day ? run.ends > run.starts : run.endsDay > session.day;
      if (!length) found('out-of-range', `${path}.runs.${run.id}`, run.ends);
      if (!session.plays.includes(run.plays)) found('unknown-reference', `${path}.runs.${run.id}`, run.plays);
    }
  }
  return faults;
}
