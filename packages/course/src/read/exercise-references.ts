import { kindOfVerb, vocabulary } from '@tracecraft/record';
import type { ContentFault, ContentFaultCode } from '../content-fault.ts';
import { answers } from '../answer.ts';
import type { Exercise } from '../exercise.ts';
import { injectReferences } from './inject-references.ts';

const GROUPS = ['case', 'scene', 'search', 'officers'];

/** Faults that only show when the parts are read together: names used but not declared, sums that do not add up. */
export function exerciseReferences(exercise: Exercise): readonly ContentFault[] {
  const faults: ContentFault[] = [];
  const names = declared(exercise);
  const found = (
    document: ContentFault['document'],
    code: ContentFaultCode,
    path: string,
    name: string | number,
  ): void => {
    faults.push({ code, document, path, params: { name } });
  };
  const need = (
    document: ContentFault['document'],
    path: string,
    set: ReadonlySet<string>,
    name: string | null,
  ): void => {
    if (name !== null && !set.has(name)) found(document, 'unknown-reference', path, name);
  };
  for (const [path, list] of uniqueLists(exercise)) {
    for (const name of repeated(list))
      found(path.startsWith('truth') ? 'truth' : 'exercise', 'duplicate-id', path, name);
  }
  const { weights, truth } = exercise;
  const sum = weights.process + weights.findings + weights.explanation + weights.testimony;
  if (sum !== 100) found('exercise', 'weights-not-100', 'weights', sum);
  const planned = Object.values(exercise.plan ?? {}).reduce((all, one) => all + one, 0);
  if (planned > exercise.minutes) found('exercise', 'out-of-range', 'plan', planned);
  exercise.scene?.things.forEach((thing, i) =>
    need('exercise', `scene.things[${i}].zone`, names.zones, thing.zone),
  );
  exercise.evidence.forEach((item, i) => need('exercise', `evidence[${i}].thing`, names.things, item.thing));
  exercise.questions.forEach((q, i) => {
    if (q.answer === 'choice' && q.choices === undefined)
      found('exercise', 'missing', `questions[${i}].choices`, q.id);
  });
  truth.exhibits.forEach((x, i) => {
    need('truth', `exhibits[${i}].thing`, names.things, x.thing);
    need('truth', `exhibits[${i}].kind`, exhibitKinds, x.kind);
  });
  truth.duties.forEach((duty) => {
    const path = `duties.${duty.practice}`;
    need('truth', path, names.practices, duty.practice);
    need('truth', `${path}.about`, names.subjects, duty.about);
    for (const verb of duty.guard ?? [])
      if (kindOfVerb(verb) === undefined) found('truth', 'unknown-reference', path, verb);
  });
  truth.findings.forEach((expected) => {
    need('truth', `findings.${expected.id}.question`, names.questions, expected.question);
    need('truth', `findings.${expected.id}.evidence`, names.evidence, expected.evidence);
    expected.at.forEach(
      (range) =>
        beyondEnd(exercise, expected.evidence, range) &&
        found('truth', 'out-of-range', `findings.${expected.id}.at`, range.offset),
    );
  });
  truth.decoys.forEach((decoy) =>
    need('truth', `decoys.${decoy.id}.question`, names.questions, decoy.question),
  );
  faults.push(...injectReferences(exercise, names), ...decoysAccepted(exercise));
  if (weights.process > 0 && truth.duties.length + truth.exhibits.length === 0)
    found('truth', 'nothing-to-score', 'duties', 0);
  if (weights.findings > 0 && truth.findings.length === 0) found('truth', 'nothing-to-score', 'findings', 0);
  return faults;
}

const exhibitKinds: ReadonlySet<string> = new Set(
  vocabulary.find((entry) => entry.kind === 'exhibit.recognised')?.fields['kind']?.choices ?? [],
);

function declared(
  exercise: Exercise,
): Readonly<
  Record<'zones' | 'things' | 'evidence' | 'questions' | 'practices' | 'subjects', ReadonlySet<string>>
> {
  const things = new Set(
    exercise.scene?.things.filter((thing) => thing.fixture !== true).map((thing) => thing.id),
  );
  const evidence = exercise.evidence.map((item) => item.id);
  return {
    zones: new Set(exercise.scene?.zones.map((zone) => zone.id)),
    things,
    evidence: new Set(evidence),
    questions: new Set(exercise.questions.map((question) => question.id)),
    practices: new Set(exercise.practices.ids),
    subjects: new Set([
      ...GROUPS,
      ...things,
      ...evidence.flatMap((name) => [`image:${name}`, `source:${name}`]),
    ]),
  };
}

function uniqueLists(exercise: Exercise): readonly (readonly [string, readonly string[]])[] {
  const { truth } = exercise;
  const ids = (list: readonly { readonly id: string }[] | undefined): string[] =>
    (list ?? []).map((one) => one.id);
  return [
    ['practices.ids', exercise.practices.ids],
    ['scene.zones', ids(exercise.scene?.zones)],
    ['scene.things', ids(exercise.scene?.things)],
    ['evidence', ids(exercise.evidence)],
    ['questions', ids(exercise.questions)],
    ['truth.exhibits', truth.exhibits.map((one) => one.thing)],
    ['truth.duties', truth.duties.map((one) => `${one.practice}/${one.step}/${one.about}`)],
    ['truth.injects', ids(truth.injects)],
    ['truth.hints', ids(truth.hints)],
    ['truth.findings', [...ids(truth.findings), ...ids(truth.decoys)]],
  ];
}

/** A decoy whose answer would also be accepted accuses whoever is right. */
function decoysAccepted({ truth }: Exercise): readonly ContentFault[] {
  return truth.decoys.flatMap((decoy) => {
    const right = truth.findings.filter((one) => one.question === decoy.question);
    return decoy.answers
      .filter((answer) => right.some((one) => answers(answer, one.accept, one.match ?? 'whole')))
      .map(
        (name): ContentFault => ({
          code: 'accepted-decoy',
          document: 'truth',
          path: `decoys.${decoy.id}.answers`,
          params: { name },
        }),
      );
  });
}

function repeated(list: readonly string[]): string[] {
  return list.filter((one, i) => list.indexOf(one) !== i);
}

function beyondEnd(
  exercise: Exercise,
  name: string | null,
  range: { offset: number; length: number },
): boolean {
  const size = exercise.evidence.find((item) => item.id === name)?.size;
  return size !== undefined && range.offset + range.length > size;
}
