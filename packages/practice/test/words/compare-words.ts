import {
  compilePractices,
  createMonitor,
  miniRecord,
  naiveVerdicts,
  type CheckVerdict,
  type NaiveVerdict,
  type Practice,
  type Verdict,
} from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { practiceOf } from '../practice-of.ts';
import { HEAD, type World } from './worlds.ts';

/** What was looked at. */
export interface Looked {
  words: number;
  /** Verdicts of the monitor found equal to the reference. */
  verdicts: number;
  /** By sentence: how often each verdict was given. */
  readonly bySentence: Map<string, Map<Verdict, number>>;
}

type Told = CheckVerdict | NaiveVerdict;

const MINUTE = 60_000;
/** The clock of the second look: a minute and a half after the last act, when some windows are over. */
const LATER = 1.5 * MINUTE;

/**
 * Holds the monitor against the reference on every word of up to `length` of the first `letters` acts of a world: events
 * one by one, as they were written and from the last to the first; while the case is open, after a while, and closed.
 * Throws at the first difference, with the sentence and the record.
 */
export function compareWords(world: World, letters: number, length: number): Looked {
  const practices = world.sentences.map((sentence, i) => practiceOf(sentence, `s${i}`));
  const compiled = compilePractices(practices);
  const looked: Looked = { words: 0, verdicts: 0, bySentence: new Map() };
  for (const { word, events } of wordsOf(world.letters.slice(0, letters), length)) {
    const now = events.at(-1)!.body.claimed.start + LATER;
    const wanted = looksOf(practices, events, now);
    for (const [order, arriving] of [events, events.toReversed()].entries()) {
      const monitor = createMonitor(compiled);
      for (const event of arriving) monitor.add([event]);
      const found = [monitor.verdicts()];
      monitor.tick(now);
      found.push(monitor.verdicts());
      monitor.close();
      found.push(monitor.verdicts());
      for (const [look, verdicts] of found.entries())
        expectSame(world, verdicts, wanted[look]!, `${LOOKS[look]}, ${ORDERS[order]}\n${word}`);
    }
    looked.words++;
    for (const verdicts of wanted) note(world, verdicts, looked);
  }
  return looked;
}

const LOOKS = ['open', 'after a while', 'closed'];
const ORDERS = ['in order', 'last to first'];

function looksOf(
  practices: readonly Practice[],
  events: readonly CaseEvent[],
  now: number,
): readonly (readonly NaiveVerdict[])[] {
  return [
    naiveVerdicts(practices, events, { closed: false }),
    naiveVerdicts(practices, events, { closed: false, now }),
    naiveVerdicts(practices, events, { closed: true, now }),
  ];
}

interface Word {
  readonly word: string;
  readonly events: readonly CaseEvent[];
}

/** Every word: the longest are written, the others are how those begin. */
function* wordsOf(letters: readonly string[], length: number): Iterable<Word> {
  for (const [n, word] of longest(letters, length).entries()) {
    const lines = [HEAD, ...word.map((letter, i) => lineOf(letter, i))];
    const events = miniRecord(lines.join('\n'));
    for (let size = length; size >= 0; size--) {
      // The word of this size is first met in the longest that goes on with the first letter alone.
      if (n % letters.length ** (length - size) !== 0) break;
      yield { word: lines.slice(0, size + 1).join('\n'), events: events.slice(0, size + 2) };
    }
  }
}

function longest(letters: readonly string[], length: number): readonly (readonly string[])[] {
  if (length === 0) return [[]];
  return longest(letters, length - 1).flatMap((word) => letters.map((letter) => [...word, letter]));
}

/** Acts are a minute apart. */
function lineOf(letter: string, place: number): string {
  return `09:0${place} ${letter.replace('LATER', `09:2${place}`)}`;
}

function keyOf({ practice, object, on, verdict, activation, late }: Told): string {
  return `${practice} ${object.type} ${object.id} ${on?.id ?? ''} ${verdict} ${activation} ${late}`;
}

function expectSame(world: World, found: readonly Told[], wanted: readonly Told[], where: string): void {
  const [monitor, naive] = [new Set(found.map(keyOf)), new Set(wanted.map(keyOf))];
  const only = [...naive].filter((key) => !monitor.has(key));
  const added = [...monitor].filter((key) => !naive.has(key));
  if (found.length === wanted.length && only.length + added.length === 0) return;
  const sentence = world.sentences[Number(/^s(\d+)/.exec([...only, ...added][0] ?? '')?.[1] ?? 0)];
  const said = [...only.map((key) => `reference: ${key}`), ...added.map((key) => `monitor: ${key}`)];
  throw new Error([sentence, where, ...said].join('\n'));
}

function note(world: World, verdicts: readonly NaiveVerdict[], looked: Looked): void {
  for (const { practice, verdict } of verdicts) {
    const sentence = world.sentences[Number(practice.slice(1))]!;
    const counts = looked.bySentence.get(sentence) ?? new Map<Verdict, number>();
    looked.bySentence.set(sentence, counts);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  // In two orders of arrival.
  looked.verdicts += 2 * verdicts.length;
}
