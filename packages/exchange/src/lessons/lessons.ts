import type { Facts, Said } from '../facts.ts';

/** The path of a lesson, in order. */
export const LESSON_STAGES = ['observed', 'identified', 'agreed', 'changed', 'validated'] as const;
export type LessonStage = (typeof LESSON_STAGES)[number];

interface Identification {
  readonly said: Said;
  readonly cause: string;
  readonly remedy: string;
  /** Who acts. */
  readonly actor: string;
  readonly practice: string | null;
}

interface Validation {
  readonly said: Said;
  readonly exercise: string;
  readonly outcome: 'works' | 'does-not-work' | 'undecided';
  readonly note: string;
}

/** A lesson on its way from what was seen to a practice that was tried. */
export interface Lesson {
  /** Event it was observed with. */
  readonly id: string;
  readonly said: Said;
  readonly observed: string;
  readonly cause: string;
  readonly change: string;
  readonly language: string;
  /** Practice named where it was observed or identified, newest first. */
  readonly practice: string | null;
  /** Experience it comes from. */
  readonly experience: string | null;
  /** Where it was first noted, when its writer carried it over. */
  readonly origin: string | null;
  /** Newest last: it stands. */
  readonly identified: readonly Identification[];
  /** Agreement with the identification that stands; one an agency, the newest. */
  readonly agreed: readonly Said[];
  /** Agreement with wording that was replaced since: it has to be asked again. */
  readonly agreedBefore: readonly Said[];
  readonly applied: readonly { readonly said: Said; readonly proposal: string }[];
  readonly validated: readonly Validation[];
  /** How far it is: the last step of the path reached with no step left out. */
  readonly stage: LessonStage;
}

interface Open extends Omit<
  Lesson,
  'stage' | 'agreed' | 'agreedBefore' | 'practice' | 'identified' | 'applied' | 'validated'
> {
  readonly named: string | null;
  readonly identified: Identification[];
  /** Agreement, and how many identifications there were by then. */
  readonly agreements: { readonly said: Said; readonly at: number }[];
  readonly applied: { readonly said: Said; readonly proposal: string }[];
  readonly validated: Validation[];
}

/** The fold of lessons, oldest first; `facts` in record order. What names an unknown lesson is passed over. */
export function foldLessons(facts: readonly Facts[]): ReadonlyMap<string, Lesson> {
  const open = new Map<string, Open>();
  for (const one of facts) {
    if (one.kind === 'lesson.observed') open.set(one.said.event, observedIn(one));
    const lesson = open.get(one.text('lesson'));
    if (lesson !== undefined) go(lesson, one);
  }
  return new Map([...open].map(([id, lesson]) => [id, closed(lesson)]));
}

function observedIn({ said, text, maybe }: Facts): Open {
  return {
    id: said.event,
    said,
    observed: text('observed'),
    cause: text('cause'),
    change: text('change'),
    language: text('language'),
    named: maybe('practice'),
    experience: maybe('experience'),
    origin: maybe('origin'),
    identified: [],
    agreements: [],
    applied: [],
    validated: [],
  };
}

function go(lesson: Open, { kind, said, text, maybe }: Facts): void {
  if (kind === 'lesson.identified')
    lesson.identified.push({
      said,
      cause: text('cause'),
      remedy: text('remedy'),
      actor: text('actor'),
      practice: maybe('practice'),
    });
  if (kind === 'lesson.agreed') lesson.agreements.push({ said, at: lesson.identified.length });
  if (kind === 'lesson.applied') lesson.applied.push({ said, proposal: text('proposal') });
  if (kind === 'lesson.validated')
    lesson.validated.push({
      said,
      exercise: text('exercise'),
      outcome: outcomeOf(text('outcome')),
      note: text('note'),
    });
}

function outcomeOf(word: string): Validation['outcome'] {
  return word === 'works' || word === 'does-not-work' ? word : 'undecided';
}

function closed({ named, agreements, ...lesson }: Open): Lesson {
  const count = lesson.identified.length;
  const newest = new Map(agreements.map((one) => [one.said.agency, one]));
  const standing = [...newest.values()];
  const agreed = standing.filter(({ at }) => count > 0 && at === count).map(({ said }) => said);
  const agreedBefore = standing.filter(({ at }) => at < count).map(({ said }) => said);
  const practices = lesson.identified.flatMap(({ practice }) => practice ?? []);
  const whole = { ...lesson, agreed, agreedBefore, practice: practices.at(-1) ?? named };
  return { ...whole, stage: stageOf(whole) };
}

function stageOf(lesson: Pick<Lesson, 'identified' | 'agreed' | 'applied' | 'validated'>): LessonStage {
  const reached = [
    true,
    lesson.identified.length > 0,
    lesson.agreed.length > 0,
    lesson.applied.length > 0,
    lesson.validated.at(-1)?.outcome === 'works',
  ];
  const gap = reached.indexOf(false);
  return LESSON_STAGES[(gap < 0 ? reached.length : gap) - 1]!;
}
