import type { ContentFault } from '@tracecraft/course';
import type { ExerciseDraft } from '../../case/exercise-drafts.ts';
import type { Say } from '../../language/index.ts';

/** Fields by where they stand in the file, and what the editor calls them. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'run.author.title',
  summary: 'run.author.summary',
  brief: 'run.author.brief',
  'place.state': 'run.author.state',
  'place.zone': 'run.author.zone',
  'place.start': 'run.author.start',
  id: 'run.author.id',
  version: 'run.author.version',
  minutes: 'run.author.minutes',
  plan: 'run.author.plan',
  duties: 'run.author.section.roles',
  'practices.ids': 'run.author.section.practices',
  weights: 'run.author.section.marking',
  story: 'run.author.truth.story',
};
/** Fields of the items of lists, by their last name. */
const PARTS: Readonly<Record<string, string>> = {
  title: 'run.author.name',
  text: 'run.author.question',
  accept: 'run.author.findings.accept',
  answers: 'run.author.decoys.answers',
  explanation: 'run.author.explanation',
  message: 'run.author.injects.message',
  choices: 'run.author.questions.choice-text',
  view: 'run.author.scene.view',
};

/** A fault in plain words: the field by the name it has in the editor, and an empty one is called empty. */
export function faultWords(say: Say, fault: ContentFault, draft?: ExerciseDraft): string {
  const where = nameOf(say, fault);
  if (draft !== undefined && fault.code === 'not-text' && isEmpty(draft, fault))
    return say('run.author.lint.empty', { field: where });
  const { least, most } = fault.params;
  if (fault.code === 'out-of-range' && least !== undefined && most === undefined)
    return say('run.author.lint.too-few', { field: where, least });
  return say(`course.fault.${fault.code}`, { path: where, ...fault.params });
}

function nameOf(say: Say, { document, path }: ContentFault): string {
  const bare = path.replace(/\.[a-z]{2,3}$/, '').replace(/^truth\./, '');
  const whole = NAMES[path] ?? NAMES[bare];
  if (whole !== undefined && (document === 'exercise' || whole === NAMES['story'])) return say(whole);
  const item = /^([a-z.]+)\[(\d+)\]\.(.+)$/.exec(bare);
  const part = item === null ? undefined : PARTS[item[3] ?? ''];
  if (item === null || part === undefined) return path;
  return say('run.author.lint.item', { field: say(part), number: Number(item[2]) + 1 });
}

function isEmpty(draft: ExerciseDraft, { document, path }: ContentFault): boolean {
  let value: unknown = document === 'truth' ? draft.truth : draft.exercise;
  for (const step of path.split(/[.[\]]+/).filter((one) => one !== ''))
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
  return typeof value === 'string' && value.trim() === '';
}
