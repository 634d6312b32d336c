import type { Facts, Said } from './facts.ts';

/** A visit or meeting of a standing exchange. */
export interface Visit {
  readonly said: Said;
  readonly visit: string;
  readonly title: string;
  /** UTC milliseconds. */
  readonly starts: number;
  readonly ends: number;
  readonly zone: string;
  readonly place: string;
  readonly state: 'planned' | 'held' | 'cancelled';
  /** What came of it. */
  readonly note: string;
  /** How often it was planned anew. */
  readonly revision: number;
}

/** An exercise the two play together. */
export interface SharedExercise {
  readonly said: Said;
  readonly exercise: string;
  readonly version: string;
  readonly note: string;
}

/** A standing exchange of two agencies. */
export interface Twin {
  readonly said: Said;
  readonly twin: string;
  readonly agencies: readonly [string, string];
  readonly title: string;
  /** UTC milliseconds. */
  readonly since: number;
  readonly aims: string;
  readonly ended: { readonly said: Said; readonly reason: string } | null;
  /** By start. */
  readonly visits: readonly Visit[];
  readonly exercises: readonly SharedExercise[];
  /** Practice → agencies that say they follow it. */
  readonly followed: ReadonlyMap<string, readonly string[]>;
  /** Everything said in it, oldest first. */
  readonly history: readonly TwinTurn[];
}

/** One thing that was said in a standing exchange. */
export interface TwinTurn {
  readonly said: Said;
  readonly sort: 'began' | 'ended' | 'visit' | 'exercise' | 'follows' | 'follows-no-longer';
  /** Title of what it is about; of a practice or exercise its id. */
  readonly about: string;
  /** State of a visit; null otherwise. */
  readonly state: Visit['state'] | null;
}

/**
 * The fold of standing exchanges, by id; `facts` in record order. Words of an agency that is not one of the two are
 * passed over, and so is a second pair under an id that is taken.
 */
export function foldTwins(facts: readonly Facts[]): ReadonlyMap<string, Twin> {
  const twins = new Map<string, Twin>();
  for (const one of facts) {
    const id = one.text('twin');
    const known = twins.get(id);
    if (one.kind === 'exchange.twinned') begin(twins, known, one);
    else if (known !== undefined && known.agencies.includes(one.said.agency)) {
      const step = STEPS[one.kind];
      if (step !== undefined) twins.set(id, step(known, one));
    }
  }
  return twins;
}

/** Practices both agencies of the exchange follow. */
export function followedByBoth({ followed, agencies }: Twin): readonly string[] {
  return [...followed].filter(([, by]) => agencies.every((one) => by.includes(one))).map(([id]) => id);
}

/** What was said in the exchange since `time` (UTC milliseconds), newest first. */
export function changedSince({ history }: Twin, time: number): readonly TwinTurn[] {
  return history.filter(({ said }) => said.at >= time).toReversed();
}

/** The two may set title and aims anew, together they stay the two. */
function begin(twins: Map<string, Twin>, known: Twin | undefined, one: Facts): void {
  const { said, text, list, number } = one;
  const [first, second, ...more] = list('agencies');
  if (first === undefined || second === undefined || more.length > 0 || first === second) return;
  if (![first, second].includes(said.agency)) return;
  if (known !== undefined && !(known.agencies.includes(first) && known.agencies.includes(second))) return;
  const fresh = { title: text('title'), since: number('since'), aims: text('aims'), ended: null };
  const turn = turnOf(one, 'began', fresh.title);
  twins.set(
    text('twin'),
    known === undefined
      ? {
          said,
          twin: text('twin'),
          agencies: [first, second],
          ...fresh,
          visits: [],
          exercises: [],
          followed: new Map(),
          history: [turn],
        }
      : { ...known, ...fresh, history: [...known.history, turn] },
  );
}

type Step = (twin: Twin, one: Facts) => Twin;

const end: Step = (twin, one) => ({
  ...twin,
  ended: { said: one.said, reason: one.text('reason') },
  history: [...twin.history, turnOf(one, 'ended', one.text('reason'))],
});

const plan: Step = (twin, one) => {
  const { said, text, number } = one;
  const before = twin.visits.find(({ visit }) => visit === text('visit'));
  const visit: Visit = {
    said,
    visit: text('visit'),
    title: text('title'),
    starts: number('starts'),
    ends: number('ends'),
    zone: text('zone'),
    place: text('place'),
    state: text('state') as Visit['state'],
    note: text('note'),
    revision: before === undefined ? 0 : before.revision + 1,
  };
  return {
    ...twin,
    visits: [...twin.visits.filter((each) => each !== before), visit].toSorted((a, b) => a.starts - b.starts),
    history: [...twin.history, { ...turnOf(one, 'visit', visit.title), state: visit.state }],
  };
};

const share: Step = (twin, one) => {
  const { said, text } = one;
  const shared = { said, exercise: text('exercise'), version: text('version'), note: text('note') };
  return {
    ...twin,
    exercises: [...twin.exercises.filter(({ exercise }) => exercise !== shared.exercise), shared],
    history: [...twin.history, turnOf(one, 'exercise', shared.exercise)],
  };
};

const follow: Step = (twin, one) => {
  const [practice, follows] = [one.text('practice'), one.yes('follows')];
  const others = (twin.followed.get(practice) ?? []).filter((agency) => agency !== one.said.agency);
  return {
    ...twin,
    followed: new Map(twin.followed).set(practice, follows ? [...others, one.said.agency] : others),
    history: [...twin.history, turnOf(one, follows ? 'follows' : 'follows-no-longer', practice)],
  };
};

const STEPS: Readonly<Record<string, Step>> = {
  'exchange.ended': end,
  'visit.planned': plan,
  'exercise.shared': share,
  'practice.followed': follow,
};

function turnOf({ said }: Facts, sort: TwinTurn['sort'], about: string): TwinTurn {
  return { said, sort, about, state: null };
}
