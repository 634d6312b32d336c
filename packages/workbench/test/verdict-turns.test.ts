import { describe, expect, test } from 'vitest';
import {
  compilePractices,
  createMonitor,
  miniObject,
  miniRecord,
  parsePractice,
  type CheckVerdict,
  type Practice,
} from '@tracecraft/practice';
import { compareEvents, type CaseEvent } from '@tracecraft/record';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createRevisionWatch,
  deadlinesAhead,
  revisionsOf,
  verdictsToShow,
  verdictTurns,
} from '../src/index.ts';
import { openBench } from './fakes.ts';

const folder = join(import.meta.dirname, '../../../content/practices');
function practice(id: string): Practice {
  const read = parsePractice(readFileSync(join(folder, `${id}.practice.md`), 'utf8'));
  if (!('practice' in read)) throw new Error(JSON.stringify(read.errors));
  return read.practice;
}
const COUNTERSIGN = 'countersigned-quantity';
const PHOTO = 'photograph-before-moving';
const MIN = 60_000;

function judged(
  ids: readonly string[],
  text: string,
  later = 0,
): { verdicts: readonly CheckVerdict[]; events: readonly CaseEvent[] } {
  const events = miniRecord(text);
  const monitor = createMonitor(compilePractices(ids.map(practice)));
  monitor.add(events);
  const newest = Math.max(...events.map(({ body }) => body.recorded));
  if (later > 0) monitor.tick(newest + later);
  return { verdicts: monitor.verdicts(), events };
}
const kindAt = (events: readonly CaseEvent[], id: string | null | undefined): string | undefined =>
  events.find((event) => event.id === id)?.header.kind;

describe('where a verdict turned', () => {
  const WEIGHED = `08:58 budi recognise X number 1 description packet kind drugs
09:00 budi weigh X mass-mg 500`;

  test('a duty turns to pending at the act that began it, and its deadline lies ahead', () => {
    const { verdicts, events } = judged([COUNTERSIGN], WEIGHED);
    const [turn] = verdictTurns(verdicts, events);
    expect(turn).toMatchObject({ state: 'pending', at: turn?.verdict.since });
    expect(kindAt(events, turn?.event)).toBe('exhibit.weighed');
    const [ahead] = deadlinesAhead(verdicts);
    expect(ahead?.deadline).toBe(events.at(-1)!.body.claimed.start + 10 * MIN);
  });

  test('it turns to a departure at the deadline, which is no act', () => {
    const { verdicts, events } = judged([COUNTERSIGN], WEIGHED, 11 * MIN);
    expect(verdictTurns(verdicts, events)).toMatchObject([
      { state: 'departed', event: null, at: events.at(-1)!.body.claimed.start + 10 * MIN },
    ]);
    expect(deadlinesAhead(verdicts)).toEqual([]);
  });

  test('a forbidden order turns at the act that broke it, a kept one at the act that closed it', () => {
    const bad = judged(
      [PHOTO],
      `08:58 budi recognise X number 1 description packet kind drugs\n09:05 budi collect X`,
    );
    expect(
      verdictTurns(bad.verdicts, bad.events).map(({ state, event }) => [state, kindAt(bad.events, event)]),
    ).toEqual([['departed', 'exhibit.collected']]);
    const good = judged(
      [PHOTO],
      `08:58 budi recognise X number 1 description packet kind drugs\n09:00 budi photograph X view overall scale yes\n09:05 budi collect X`,
    );
    expect(
      verdictTurns(good.verdicts, good.events).map(({ state, event }) => [state, kindAt(good.events, event)]),
    ).toEqual([['kept', 'exhibit.collected']]);
  });
});

test('what the strip tells follows the mode of advice', () => {
  const { verdicts, events } = judged(
    [COUNTERSIGN, PHOTO],
    `08:58 budi recognise X number 1 description packet kind drugs\n09:00 budi weigh X mass-mg 500\n09:05 budi collect X`,
  );
  const told = (mode: 'live' | 'after' | 'debrief', on = events): string[] =>
    verdictsToShow(verdicts, mode, on).map(({ verdict }) => verdict);
  expect(told('live')).toEqual(['pending', 'violated']);
  expect(told('after')).toEqual(['violated']);
  expect(told('debrief')).toEqual([]);
  const handedIn = miniRecord(`08:58 budi hand-in`);
  expect(told('debrief', [...events, ...handedIn])).toEqual(['pending', 'violated']);
});

describe('a verdict already shown that a late event changes', () => {
  const SHOWN = `08:58 budi recognise X number 1 description packet kind drugs
09:05 budi collect X`;
  /** The same record once the photographer's tablet has synced. */
  const SYNCED = `08:58 budi recognise X number 1 description packet kind drugs
09:00 mei photograph X view overall scale yes {on tablet}
09:05 budi collect X`;

  function late(): {
    before: readonly CheckVerdict[];
    after: readonly CheckVerdict[];
    photograph: CaseEvent;
    events: readonly CaseEvent[];
  } {
    const synced = miniRecord(SYNCED);
    const photograph = synced.find(({ header }) => header.kind === 'exhibit.photographed')!;
    const monitor = createMonitor(compilePractices([practice(PHOTO)]));
    monitor.add(synced.filter((event) => event !== photograph));
    const before = monitor.verdicts();
    monitor.add([photograph]);
    return { before, after: monitor.verdicts(), photograph, events: synced.toSorted(compareEvents) };
  }

  test('is recorded once, with what it was, what it is and because of which event', () => {
    const { before, after, photograph, events } = late();
    expect(before[0]?.verdict).toBe('violated');
    const watch = createRevisionWatch();
    expect(watch.see(before, [])).toEqual([]);
    expect(watch.see(after, events)).toMatchObject([
      {
        kind: 'verdict.revised',
        fields: { practice: PHOTO, from: 'violated', to: after[0]?.verdict, because: photograph.id },
      },
    ]);
    expect(watch.see(after, events)).toEqual([]);
    expect(watch.see(before, events)).toEqual([]);
    expect(watch.see(after, events)).toEqual([]);
  });

  test('is not recorded where nothing had been shown', () => {
    const { after, events } = late();
    expect(createRevisionWatch().see(after, events)).toEqual([]);
    expect(judged([PHOTO], SHOWN).verdicts[0]?.revisedBecauseOf).toBeNull();
  });

  test('is not recorded again where another screen has recorded it', async () => {
    const { session } = await openBench('linh');
    const { before, after, photograph } = late();
    const note = await session.perform({
      kind: 'note.written',
      objects: {},
      fields: { text: 'stands for the late event' },
      enteredVia: 'hand',
    });
    const renamed = after.map((verdict) => ({ ...verdict, revisedBecauseOf: note.id }));
    const watch = createRevisionWatch();
    watch.see(before, session.events());
    const [act] = watch.see(renamed, session.events());
    await session.perform(act!);
    expect(revisionsOf(after[0]!, session.events())).toMatchObject([{ from: 'violated', because: note.id }]);
    const other = createRevisionWatch();
    other.see(before, session.events());
    expect(other.see(renamed, session.events())).toEqual([]);
    expect(photograph.id).toMatch(/^[0-9a-f]{64}$/);
    expect(miniObject(SYNCED, 'X')).toBe(after[0]?.object.id);
  });
});
