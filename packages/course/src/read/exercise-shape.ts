import {
  choice,
  digest,
  id,
  integer,
  listOf,
  localised,
  mapOf,
  nullable,
  optional,
  text,
  yesNo,
} from './shape.ts';

const millimetres = integer(0, 10_000_000);
const points = integer(1, 1000);
const byteRange = mapOf({ offset: integer(), length: integer(1) });

const thing = mapOf({
  id,
  title: localised,
  zone: id,
  x: millimetres,
  y: millimetres,
  width: millimetres,
  height: millimetres,
  fixture: optional(yesNo),
  view: text,
  device: optional(mapOf({ power: choice(['on', 'off']), screen: text, network: text })),
});

const zone = mapOf({
  id,
  title: localised,
  x: millimetres,
  y: millimetres,
  width: millimetres,
  height: millimetres,
});

const question = mapOf({
  id,
  text: localised,
  answer: choice(['text', 'number', 'choice']),
  choices: optional(listOf(mapOf({ id, text: localised }), 2)),
});

const evidence = mapOf({
  id,
  title: localised,
  sha256: digest,
  size: integer(1),
  thing: nullable(id),
  file: nullable(text),
});

const planned = integer(0, 10_000);

/** `exercise.yaml`: what a trainee may see. */
export const exerciseShape = mapOf({
  id,
  version: text,
  setting: choice(['exercise', 'proficiency']),
  assessed: optional(yesNo),
  title: localised,
  drafts: optional(listOf(text)),
  summary: localised,
  brief: localised,
  place: mapOf({ state: text, zone: text, start: text }),
  minutes: integer(1, 10_000),
  plan: optional(
    mapOf({
      arrival: optional(planned),
      documentation: optional(planned),
      collection: optional(planned),
      custody: optional(planned),
      examination: optional(planned),
    }),
  ),
  adviceMode: optional(choice(['live', 'after', 'debrief'])),
  duties: listOf(text, 1),
  practices: mapOf({ profile: text, ids: listOf(id, 1), overlay: text }),
  scene: nullable(
    mapOf({ width: millimetres, height: millimetres, zones: listOf(zone, 1), things: listOf(thing) }),
  ),
  evidence: listOf(evidence),
  questions: listOf(question),
  weights: mapOf({
    process: integer(0, 100),
    findings: integer(0, 100),
    explanation: integer(0, 100),
    testimony: integer(0, 100),
  }),
  rubrics: optional(listOf(id)),
});

const minutes = integer(0, 10_000);
const actNamed = mapOf({ verb: text, thing: optional(id) });

const inject = mapOf({
  id,
  when: mapOf({
    minutes: optional(minutes),
    after: optional(actNamed),
    delay: optional(minutes),
    unless: optional(actNamed),
  }),
  until: optional(minutes),
  to: text,
  message: localised,
});

const hint = mapOf({ id, about: text, price: integer(0, 10_000), text: localised });

/** `truth.yaml`: one duty may name several things, each of which counts the points. */
export const truthShape = mapOf({
  story: localised,
  exhibits: listOf(mapOf({ thing: id, kind: text, points })),
  duties: listOf(
    mapOf({
      practice: id,
      step: optional(id),
      guard: optional(listOf(text, 1)),
      about: listOf(text, 1),
      points,
    }),
  ),
  findings: listOf(
    mapOf({
      id,
      question: id,
      accept: listOf(text, 1),
      match: optional(choice(['whole', 'contains'])),
      evidence: nullable(id),
      at: listOf(byteRange),
      points,
      kind: choice(['inculpatory', 'exculpatory', 'neutral']),
      explanation: localised,
    }),
  ),
  decoys: listOf(
    mapOf({ id, question: id, answers: listOf(text, 1), penalty: points, explanation: localised }),
  ),
  beyond: optional(listOf(mapOf({ id, text: localised, needs: localised }))),
  injects: optional(listOf(inject)),
  hints: optional(listOf(hint)),
});
