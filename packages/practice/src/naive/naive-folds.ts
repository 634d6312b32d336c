import type { CaseEvent, FieldValue } from '@tracecraft/record';
import type { StateWord } from '../language/syntax.ts';
import { and, known, NO, not, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { every, some } from './naive-logic.ts';
import { endOf, startOf, touches, type NaiveRecord } from './naive-record.ts';

/** Each thing a fold may be at an act: a value, `none`, or `unknown`. Lists answer for each text. */
export type NaiveFold =
  | { readonly worlds: readonly (string | number | boolean | null)[] }
  | { readonly from: number; readonly to: number }[]
  | ((text: string) => Kleene);

/** Stands for a value nobody recorded; no record holds this text as it is written. */
export const UNKNOWN_VALUE = 'unknown-value';

/** Facts that may be the last at or before `at` (null: the end of the record); `none`: perhaps there is none. */
export function latest(
  record: NaiveRecord,
  facts: readonly CaseEvent[],
  at: CaseEvent | null,
): { facts: readonly CaseEvent[]; none: boolean } {
  const reached = (fact: CaseEvent): Kleene =>
    at === null || fact.id === at.id ? YES : record.before(fact, at);
  const superseded = (fact: CaseEvent): boolean =>
    facts.some((other) => record.before(fact, other) === YES && reached(other) === YES);
  return {
    facts: facts.filter((fact) => reached(fact) !== NO && !superseded(fact)),
    none: !facts.some((fact) => reached(fact) === YES),
  };
}

type Reader = (one: { record: NaiveRecord; act: CaseEvent; object: string }) => NaiveFold;

/** What the fold `state` may be at `act`, for `object`. */
export function foldAt(record: NaiveRecord, state: StateWord, act: CaseEvent, object: string): NaiveFold {
  return FOLDS[state]({ record, act, object });
}

const FOLDS: Readonly<Record<StateWord, Reader>> = {
  now: ({ act }) => [{ from: startOf(act), to: endOf(act) }],
  'current holder': ({ record, act, object }) => {
    const changes = of(
      record,
      object,
      'exhibit.collected',
      'custody.offered',
      'custody.accepted',
      'custody.refused',
    );
    return lastOf(record, changes, act, (change) => holderAfter(record, change, changes));
  },
  'collecting officer': ({ record, act, object }) =>
    lastOf(record, of(record, object, 'exhibit.collected'), act, (fact) => fact.body.performer),
  'current seal': ({ record, act, object }) =>
    lastOf(record, of(record, object, 'exhibit.sealed', 'seal.opened'), act, (fact) =>
      fact.header.kind === 'seal.opened' ? null : text(record.field(fact, 'seal-number')),
    ),
  'people inside': ({ record, act }) => {
    const crossings = inCase(record, 'scene.entered', 'scene.exited');
    const officers = [...new Set(crossings.map(({ body }) => body.performer))];
    return number(officers, (officer) => {
      const own = crossings.filter(({ body, id }) => body.performer === officer && id !== act.id);
      const last = latest(record, own, act);
      const inside = last.facts.map(({ header }) => header.kind === 'scene.entered');
      return opinion(last.none ? [...inside, false] : inside);
    });
  },
  'uncovered zones': ({ record, act }) => {
    const zonesOf = (plan: CaseEvent): readonly string[] => list(record.field(plan, 'zones'));
    const plans = inCase(record, 'plan.written').filter((plan) => zonesOf(plan).length > 0);
    if (plans.every((plan) => record.before(plan, act) !== YES)) return [];
    return number([...new Set(plans.flatMap(zonesOf))], (zone) => {
      const planned = some(plans, (plan) =>
        and(known(zonesOf(plan).includes(zone)), record.before(plan, act)),
      );
      const answered = some(inCase(record, 'zone.searched', 'zone.left'), (fact) => {
        const named = text(record.field(fact, 'zone'));
        return and(named === UNKNOWN_VALUE ? UNKNOWN : known(named === zone), record.before(fact, act));
      });
      return and(planned, not(answered));
    });
  },
  'others in package': ({ record, act, object }) => {
    const wanted = text(record.field(act, 'package-number'));
    if (wanted === UNKNOWN_VALUE) return [];
    const numbered = inCase(record, 'exhibit.packaged').filter(
      (fact) => text(record.field(fact, 'package-number')) !== UNKNOWN_VALUE,
    );
    const exhibits = numbered.flatMap(({ body }) => body.objects).filter(({ type }) => type === 'exhibit');
    const others = [...new Set(exhibits.map(({ id }) => id))].filter((id) => id !== object);
    return number(others, (id) => {
      const last = latest(
        record,
        numbered.filter(({ body }) => body.objects.some((one) => one.type === 'exhibit' && one.id === id)),
        act,
      );
      const same = last.facts.map((fact) => record.field(fact, 'package-number') === wanted);
      return opinion(last.none ? [...same, false] : same);
    });
  },
  'weight drift': (one) => weightDrift(one),
  'waiting fragile traces': ({ record, act, object }) => {
    const recognised = inCase(record, 'exhibit.recognised');
    const zoneOf = (fact: CaseEvent | undefined): string =>
      fact === undefined ? UNKNOWN_VALUE : text(record.field(fact, 'zone'));
    const own = zoneOf(recognised.find(({ id }) => id === object));
    const others = recognised.filter(({ id }) => id !== object);
    return number(others, (other) => {
      const zone = zoneOf(other);
      const near = zone === UNKNOWN_VALUE || own === UNKNOWN_VALUE ? UNKNOWN : known(zone === own);
      const fragile = agreeing(
        lastOf(
          record,
          of(record, other.id, 'exhibit.recognised', 'exhibit.described').filter(
            (fact) => record.field(fact, 'fragile') !== undefined,
          ),
          act,
          (fact) => record.field(fact, 'fragile') === true,
          'at',
        ),
      );
      const gone = some(of(record, other.id, 'exhibit.collected', 'exhibit.protected'), (fact) =>
        record.before(fact, act),
      );
      return every([near, record.before(other, act), fragile, not(gone)], (truth) => truth);
    });
  },
  'within scope': ({ record, act, object }) => {
    const image = inCase(record, 'image.acquired').find(({ id }) => id === object);
    const exhibit = image?.body.objects.find(({ type }) => type === 'device')?.id ?? object;
    const inScope = some(inCase(record, 'authority.recorded'), (authority) =>
      authority.id === act.id
        ? NO
        : every(
            [
              record.before(authority, act),
              inForce(record, authority, act),
              covers(record, authority, exhibit, act),
            ],
            (truth) => truth,
          ),
    );
    return { worlds: [inScope === UNKNOWN ? UNKNOWN_VALUE : inScope === YES] };
  },
  'performer competence': ({ record, act }) => {
    const joined = inCase(record, 'officer.joined').filter(
      (fact) =>
        fact.body.performer === act.body.performer && list(record.field(fact, 'competence')).length > 0,
    );
    return (wanted) => {
      const stated = some(joined, (fact) =>
        and(known(list(record.field(fact, 'competence')).includes(wanted)), record.before(fact, act)),
      );
      if (stated !== NO) return stated;
      return joined.some((fact) => record.before(fact, act) === YES) ? NO : UNKNOWN;
    };
  },
  'recording delay': ({ act: { body } }) => [
    { from: body.recorded - body.claimed.start, to: body.recorded - body.claimed.start },
  ],
  'unreported departures': ({ record, act }) => {
    const named = list(record.field(act, 'departures'));
    const silent = record
      .departures()
      .filter(
        ({ practice, step }) => !named.some((name) => name === practice || name === `${practice}/${step}`),
      );
    return number(silent, ({ since }) => (since <= startOf(act) ? YES : since <= endOf(act) ? UNKNOWN : NO));
  },
  'local hour': ({ act: { body } }) => {
    const hours: { from: number; to: number }[] = [];
    const first = body.claimed.start - body.clock.uncertaintyMs;
    const last = body.claimed.start + body.clock.uncertaintyMs;
    for (let hour = 0; hour < 24; hour++) {
      // The hour is possible when the interval meets one of its occurrences.
      const zero = Date.UTC(2000, 0, 1, hour) - body.claimed.offsetMinutes * 60_000;
      const day = 86_400_000;
      const begun = zero + Math.floor((last - zero) / day) * day;
      if (begun + 3_600_000 > first) hours.push({ from: hour, to: hour });
    }
    return hours;
  },
};

function inCase(record: NaiveRecord, ...kinds: readonly string[]): readonly CaseEvent[] {
  return record.events.filter(({ header }) => kinds.includes(header.kind));
}

function of(record: NaiveRecord, object: string, ...kinds: readonly string[]): readonly CaseEvent[] {
  return inCase(record, ...kinds).filter((event) => touches(event, object));
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' && value !== '' ? value : UNKNOWN_VALUE;
}

function list(value: FieldValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

/** As many of `items` as surely are, to as many as may be. */
function number<T>(items: readonly T[], test: (item: T) => Kleene): { from: number; to: number }[] {
  const truths = items.map(test);
  return [
    { from: truths.filter((one) => one === YES).length, to: truths.filter((one) => one !== NO).length },
  ];
}

function opinion(worlds: readonly boolean[]): Kleene {
  return worlds.every((one) => one) ? YES : worlds.some((one) => one) ? UNKNOWN : NO;
}

function agreeing({ worlds }: { worlds: readonly unknown[] }): Kleene {
  const [first] = worlds;
  return worlds.every((one) => one === first) && typeof first === 'boolean' ? known(first) : UNKNOWN;
}

/** What `read` says of each fact that may be the last before `act`; null where there may be none, or not known (`at`). */
function lastOf(
  record: NaiveRecord,
  facts: readonly CaseEvent[],
  act: CaseEvent,
  read: (fact: CaseEvent) => string | boolean | null,
  place: 'before' | 'at' = 'before',
): { worlds: readonly (string | boolean | null)[] } {
  const found = latest(record, place === 'at' ? facts : facts.filter(({ id }) => id !== act.id), act);
  const worlds = found.facts.map(read);
  return { worlds: found.none ? [...worlds, place === 'at' ? UNKNOWN_VALUE : null] : worlds };
}

function holderAfter(record: NaiveRecord, change: CaseEvent, changes: readonly CaseEvent[]): string {
  if (change.header.kind === 'custody.offered') return text(record.field(change, 'to'));
  if (change.header.kind !== 'custody.refused') return change.body.performer;
  const offers = changes.filter((other) => other.header.kind === 'custody.offered');
  const refused = latest(record, offers, change);
  const givers = new Set(refused.facts.map((offer) => text(record.field(offer, 'from'))));
  return refused.none || givers.size !== 1 ? UNKNOWN_VALUE : [...givers][0]!;
}

function weightDrift({ record, act, object }: Parameters<Reader>[0]): NaiveFold {
  const mass = (fact: CaseEvent): number => {
    const found = record.field(fact, 'mass-mg');
    return typeof found === 'number' ? found : Number.NaN;
  };
  const net = (fact: CaseEvent): Kleene => {
    const found = record.field(fact, 'net');
    return found === undefined ? UNKNOWN : known(found === true);
  };
  if (net(act) !== YES || Number.isNaN(mass(act))) return [];
  const earlier = of(record, object, 'exhibit.weighed')
    .filter(({ id }) => id !== act.id)
    .map((fact) => ({ fact, stands: and(net(fact), record.before(fact, act)) }));
  const first = earlier.filter(
    ({ fact, stands }) =>
      stands !== NO &&
      !earlier.some((other) => other.stands === YES && record.before(other.fact, fact) === YES),
  );
  const drifts = first.map(({ fact }) => {
    const taken = of(record, object, 'exhibit.sampled')
      .map((sample) => ({ sample, since: and(record.before(fact, sample), record.before(sample, act)) }))
      .filter(({ since }) => since !== NO);
    const sum = (all: typeof taken): number => all.reduce((total, { sample }) => total + mass(sample), 0);
    const least = mass(fact) - sum(taken) - mass(act);
    const most = mass(fact) - sum(taken.filter(({ since }) => since === YES)) - mass(act);
    const ends = [Math.abs(least), Math.abs(most)];
    return { from: least <= 0 && most >= 0 ? 0 : Math.min(...ends), to: Math.max(...ends) };
  });
  if (drifts.some(({ from, to }) => Number.isNaN(from + to))) return [];
  return earlier.some(({ stands }) => stands === YES) ? drifts : [...drifts, { from: 0, to: 0 }];
}

function inForce(record: NaiveRecord, authority: CaseEvent, act: CaseEvent): Kleene {
  const until = record.field(authority, 'valid-until');
  if (typeof until !== 'number' || until >= endOf(act)) return YES;
  return until < startOf(act) ? NO : UNKNOWN;
}

function covers(record: NaiveRecord, authority: CaseEvent, exhibit: string, act: CaseEvent): Kleene {
  const scope = list(record.field(authority, 'scope'));
  if (scope.length === 0) return UNKNOWN;
  if (scope.includes('all')) return YES;
  return some(['kind', 'number'], (field) =>
    agreeing(
      lastOf(
        record,
        of(record, exhibit, 'exhibit.recognised', 'exhibit.described').filter(
          (fact) =>
            (fact.id === exhibit || fact.body.objects.some(({ id }) => id === exhibit)) &&
            record.field(fact, field) !== undefined,
        ),
        act,
        (fact) => scope.includes(String(record.field(fact, field))),
        'at',
      ),
    ),
  );
}
