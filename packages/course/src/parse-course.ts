import type { ContentFault } from './content-fault.ts';
import type { Course } from './course.ts';
import { readDocument } from './parse-exercise.ts';
import { choice, id, listOf, mapOf, nullable, text } from './read/shape.ts';

const duty = choice([
  'lead',
  'recorder',
  'photographer',
  'collector',
  'digital-responder',
  'examiner',
  'property-officer',
  'witness',
]);

const courseShape = mapOf({
  id,
  title: text,
  note: text,
  delegations: listOf(mapOf({ state: text, agency: text }), 1),
  experts: listOf(
    mapOf({
      id,
      name: text,
      organisation: text,
      role: choice(['trainer', 'assessor', 'observer', 'programme-office', 'practice-steward']),
    }),
  ),
  teams: listOf(
    mapOf({ id, name: text, members: listOf(mapOf({ id, name: text, state: text, agency: text, duty }), 1) }),
    1,
  ),
  exercises: listOf(id, 1),
  partWay: nullable(mapOf({ team: id, exercise: id, acts: text, until: text })),
});

/** A course, or every fault of its file. */
export type ParsedCourse = { readonly course: Course } | { readonly errors: readonly ContentFault[] };

export function parseCourse(yaml: string): ParsedCourse {
  const errors: ContentFault[] = [];
  const course = readDocument(yaml, 'course', courseShape, errors);
  if (course !== null && errors.length === 0) errors.push(...courseReferences(course));
  return course === null || errors.length > 0 ? { errors } : { course };
}

function courseReferences(course: Course): readonly ContentFault[] {
  const faults: ContentFault[] = [];
  const found = (code: ContentFault['code'], path: string, name: string): void => {
    faults.push({ code, document: 'course', path, params: { name } });
  };
  const members = course.teams.flatMap((team) => team.members);
  const people = [...course.experts, ...members].map((person) => person.id);
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['delegations', course.delegations.map(delegation)],
    ['teams', course.teams.map((one) => one.id)],
    ['people', people],
    ['exercises', course.exercises],
  ];
  for (const [path, ids] of groups)
    for (const name of ids.filter((one, i) => ids.indexOf(one) !== i)) found('duplicate-id', path, name);
  const delegations = new Set(course.delegations.map(delegation));
  for (const one of members)
    if (!delegations.has(delegation(one))) found('unknown-reference', `members.${one.id}`, delegation(one));
  const { partWay } = course;
  if (partWay === null) return faults;
  if (!course.teams.some((team) => team.id === partWay.team))
    found('unknown-reference', 'partWay.team', partWay.team);
  if (!course.exercises.includes(partWay.exercise))
    found('unknown-reference', 'partWay.exercise', partWay.exercise);
  return faults;
}

function delegation(of: { readonly state: string; readonly agency: string }): string {
  return `${of.state}, ${of.agency}`;
}
