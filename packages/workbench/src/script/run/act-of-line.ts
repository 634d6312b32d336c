import type { CaseEvent, FieldValue } from '@tracecraft/record';
import { stateAct } from '../../acts/state-act.ts';
import { photographExhibit, photographScene } from '../../acts/photograph-exhibit.ts';
import { LAB_TOOL, examineImage, type ExaminationAction, type LabImage } from '../../lab/examine-image.ts';
import { hashImage, verifyImage, type HashAlgorithm } from '../../lab/hash-image.ts';
import { makeBookmark, stateFinding } from '../../lab/state-finding.ts';
import type { Act } from '../../session-contract.ts';
import { nextExhibitNumber } from '../../views/exhibits.ts';
import { textOf } from '../../views/field.ts';
import { isReference, type ScriptLine, type ScriptValue } from '../script.ts';
import { scriptVerb } from '../verbs.ts';
import type { Cast } from './cast.ts';
import type { OpenedEvidence, Stage } from './stage.ts';

/** Everything one line is acted on with. */
export interface Moment {
  readonly line: ScriptLine;
  readonly stage: Stage;
  readonly cast: Cast;
  readonly events: readonly CaseEvent[];
  /** Id of the officer who acts. */
  readonly performer: string;
  /** Name of the officer as written. */
  readonly written: string;
}

/** What a line comes to: the act, and the evidence it opened. */
export interface LineAct {
  readonly act: Act;
  readonly opened?: OpenedEvidence;
}

/** The act a line means, after doing whatever the machine does for it. Rejects with a coded error when it can't. */
export async function actOfLine(moment: Moment): Promise<LineAct> {
  const objects = objectsOf(moment);
  const fields = Object.fromEntries(
    Object.entries(moment.line.fields).map(([name, value]) => [name, resolve(moment, value)]),
  );
  const special = BY_KIND[moment.line.kind];
  return special === undefined
    ? { act: stateAct(moment.line.kind, { objects, fields }) }
    : special(moment, objects, fields);
}

type Objects = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, FieldValue>>;

function objectsOf({ line, cast, events }: Moment): Objects {
  const verb = scriptVerb(line.verb);
  const named = Object.entries(line.objects).map(([role, name]): [string, string] => {
    const roles = [...(verb?.roles.values() ?? [])].filter((one) => one.role === role);
    return [role, cast.object(name, roles, events).id];
  });
  if (line.introduces || line.subject === null) return Object.fromEntries(named);
  const subject = cast.object(line.subject, verb?.subject.roles ?? [], events);
  return { ...Object.fromEntries(named), [subject.role]: subject.id };
}

function resolve({ stage, cast, events }: Moment, value: ScriptValue): FieldValue {
  if (!isReference(value)) return value;
  if (value.to === 'event') return cast.event(value.name);
  const officer = stage.officers.get(value.name)?.id;
  if (value.to === 'person') return officer ?? value.name;
  const caseId = events.find(({ header }) => header.kind === 'case.opened')?.id;
  const whole = ['case', 'scene', 'search'].includes(value.name) ? caseId : undefined;
  return cast.idOf(value.name, events) ?? officer ?? whole ?? cast.event(value.name);
}

const BY_KIND: Readonly<
  Record<string, (moment: Moment, objects: Objects, fields: Fields) => LineAct | Promise<LineAct>>
> = {
  'officer.joined': ({ written }, _objects, fields) => ({
    act: stateAct('officer.joined', { fields: { name: written, ...fields } }),
  }),
  'exhibit.recognised': ({ line, events }, _objects, fields) => ({
    act: stateAct('exhibit.recognised', {
      fields: { number: nextExhibitNumber(events), description: line.subject, ...fields },
    }),
  }),
  'exhibit.photographed': photographed,
  'scene.photographed': async ({ stage }, _objects, { view }) => ({
    act: photographScene(view as 'overall', await stage.photograph(null, String(view))),
  }),
  'custody.offered': ({ performer }, objects, fields) => ({
    act: stateAct('custody.offered', { objects, fields: { from: performer, ...fields } }),
  }),
  'departure.explained': explained,
  'image.acquired': acquired,
  'image.hashed': async ({ cast }, { image = '' }, { algorithm }) => ({
    act: hashImage(
      image,
      algorithm as HashAlgorithm,
      await cast.image(image).digest(algorithm as HashAlgorithm),
    ),
  }),
  'image.verified': async ({ cast, events }, { image = '' }, { algorithm }) => ({
    act: verifyImage(
      events,
      image,
      algorithm as HashAlgorithm,
      await cast.image(image).digest(algorithm as HashAlgorithm),
    ),
  }),
  'image.examined': (moment, { image = '' }, fields) => ({
    act: examineImage(labImage(moment, image), { ...fields, action: fields['action'] as ExaminationAction }),
  }),
  'bookmark.made': (moment, { image = '' }, fields) => ({
    act: makeBookmark(labImage(moment, image), fields, textField(fields, 'title')),
  }),
  'finding.stated': found,
};

async function photographed(
  { stage, events }: Moment,
  { exhibit = '' }: Objects,
  fields: Fields,
): Promise<LineAct> {
  const recognised = events.find(({ id }) => id === exhibit);
  const thing = recognised === undefined ? null : textOf(recognised, 'scene-object');
  const picture = thing === null ? null : await stage.photograph(thing, String(fields['view']));
  const act = photographExhibit(exhibit, fields['view'] as 'overall', fields['scale'] === true, picture);
  return { act: { ...act, fields: { ...fields, ...act.fields } } };
}

/** Advice about any step, or of the whole practice, may have come before the explanation. */
function explained({ events }: Moment, _objects: Objects, fields: Fields): LineAct {
  const about = { practice: String(fields['practice']), step: fields['step'], object: fields['object'] };
  const shown = events.filter(
    ({ header, body }) =>
      header.kind === 'advice.shown' &&
      body.fields['practice'] === about.practice &&
      (about.step === undefined || body.fields['step'] === about.step) &&
      (about.object === undefined || body.fields['object'] === about.object),
  );
  return {
    act: stateAct('departure.explained', { fields: { ...fields, 'after-advice': shown.length > 0 } }),
  };
}

async function acquired({ line, stage }: Moment, objects: Objects, fields: Fields): Promise<LineAct> {
  if (line.evidence === null) return { act: stateAct('image.acquired', { objects, fields }) };
  const opened = await stage.evidence(line.evidence);
  const { container, raw } = opened.disk;
  const measured = { sha256: await opened.digest('SHA-256'), size: raw.size, format: container.format };
  return {
    act: stateAct('image.acquired', { objects, fields: { tool: LAB_TOOL, ...fields, ...measured } }),
    opened,
  };
}

/** A finding about an image points at bytes; one about the scene is a sentence. */
function found(moment: Moment, objects: Objects, fields: Fields): LineAct {
  const { image } = objects;
  if (image === undefined) return { act: stateAct('finding.stated', { objects, fields }) };
  const said = {
    sentence: String(fields['sentence']),
    question: textField(fields, 'question'),
    answer: textField(fields, 'answer'),
  };
  const act = stateFinding(labImage(moment, image), fields, said);
  const claims = stateAct('finding.stated', {
    fields: { 'time-claim': fields['time-claim'], decisive: fields['decisive'] },
  });
  return {
    act: {
      ...act,
      objects: { ...act.objects, ...objects },
      fields: { ...act.fields, ...claims.fields },
    },
  };
}

function labImage({ cast, stage }: Moment, image: string): LabImage {
  return { id: image, disk: cast.image(image).disk, hashing: stage.hashing };
}

function textField(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
}
