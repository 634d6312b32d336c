import type { ExerciseBrief, Truth } from '@tracecraft/course';
import type { ExerciseDraft } from '../../case/exercise-drafts.ts';

/** What every draft is born with. */
interface Birth {
  readonly key: string;
  readonly account: string;
  readonly now: number;
}

/** An exercise with one empty room: everything else is the trainer's. */
export function blankDraft({ key, account, now }: Birth, day: string): ExerciseDraft {
  return {
    key,
    account,
    from: null,
    changed: now,
    exercise: {
      id: `exercise-${key.slice(0, 6)}`,
      version: '0.1.0',
      setting: 'exercise',
      title: { en: '' },
      summary: { en: '' },
      brief: { en: '' },
      place: { state: '', zone: 'Asia/Bangkok', start: `${day}T09:00` },
      minutes: 60,
      adviceMode: 'live',
      duties: ['lead', 'photographer'],
      practices: { profile: 'chosen', ids: [], overlay: 'none' },
      scene: {
        width: 6000,
        height: 4000,
        zones: [{ id: 'room', title: { en: 'Room' }, x: 0, y: 0, width: 6000, height: 4000 }],
        things: [],
      },
      evidence: [],
      questions: [],
      weights: { process: 40, findings: 30, explanation: 20, testimony: 10 },
    },
    truth: { story: { en: '' }, exhibits: [], duties: [], findings: [], decoys: [] },
    rubrics: {},
    views: {},
  };
}

/** A shipped or published exercise as the beginning of another one: the next version of its own id. */
export function adaptedDraft(
  { key, account, now }: Birth,
  source: {
    readonly exercise: ExerciseBrief;
    readonly truth: Truth;
    readonly views: Readonly<Record<string, string>>;
    readonly rubrics: Readonly<Record<string, string>>;
    /** Versions that exist already. */
    readonly known: readonly string[];
  },
): ExerciseDraft {
  const { exercise, truth, views, rubrics, known } = source;
  return {
    key,
    account,
    from: { id: exercise.id, version: exercise.version },
    changed: now,
    exercise: { ...exercise, version: freeVersion([...known, exercise.version]) },
    truth,
    rubrics,
    views,
  };
}

const NUMBERS = /^(\d+)\.(\d+)\.(\d+)/;

/** The smallest next minor version above all of `known`; a version that was used is never changed. */
export function freeVersion(known: readonly string[]): string {
  let [major, minor] = [0, 0];
  for (const version of known) {
    const [, a, b] = NUMBERS.exec(version) ?? [];
    const [one, two] = [Number(a ?? 0), Number(b ?? 0)];
    if (one > major || (one === major && two > minor)) [major, minor] = [one, two];
  }
  return `${major}.${minor + 1}.0`;
}

/** `red-bag` for `Red bag`; `beginning-N` where nothing of the title can stand in an id or it is taken. */
export function freeId(title: string, taken: readonly string[], beginning: string): string {
  const slug = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  if (slug !== '' && !taken.includes(slug)) return slug;
  const stem = slug === '' ? beginning : slug;
  for (let number = 1; ; number++) if (!taken.includes(`${stem}-${number}`)) return `${stem}-${number}`;
}
