import type { ContentFault } from '../content-fault.ts';
import { readDocument } from '../parse-exercise.ts';
import { choice, id, integer, listOf, localised, mapOf, text, type Reader } from '../read/shape.ts';
import type { Activity } from './activity.ts';
import { activityFaults } from './activity-faults.ts';
import { decisionsShape, gapsShape, overlaysShape } from './activity-shapes.ts';

/** An activity, or every fault of its file. */
export type ParsedActivity = { readonly activity: Activity } | { readonly errors: readonly ContentFault[] };

const base = {
  id,
  version: text,
  module: text,
  title: localised,
  drafts: listOf(text),
  brief: localised,
  minutes: integer(1, 600),
  by: choice(['team', 'officer']),
};

const courtShape = mapOf({
  ...base,
  kind: choice(['court']),
  questions: integer(1, 50),
  steps: listOf(localised, 1),
});

const kindOf = mapOf({ kind: choice(['gaps', 'overlays', 'decisions', 'court']) });

/** Reads the file by the shape its `kind` asks for. */
const anyActivity: Reader<Activity> = (value, path, report) => {
  const { kind } = kindOf(value, path, (code, where, params) => {
    if (code !== 'unknown-key') report(code, where, params);
  });
  switch (kind) {
    case 'gaps': {
      const read = mapOf({ ...base, ...gapsShape })(value, path, report);
      return { ...read, gaps: read.gaps.map((gap) => ({ ...gap, also: gap.also ?? [] })) };
    }
    case 'overlays':
      return mapOf({ ...base, ...overlaysShape })(value, path, report);
    case 'decisions':
      return mapOf({ ...base, ...decisionsShape })(value, path, report);
    case 'court':
      return courtShape(value, path, report);
  }
};

export function parseActivity(yaml: string): ParsedActivity {
  const errors: ContentFault[] = [];
  const activity = readDocument(yaml, 'activity', anyActivity, errors);
  if (activity !== null && errors.length === 0) errors.push(...activityFaults(activity));
  return activity === null || errors.length > 0 ? { errors } : { activity };
}
