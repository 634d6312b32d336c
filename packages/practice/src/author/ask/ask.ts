import { printCheck } from '../../language/print-check.ts';
import type { Check } from '../../language/syntax.ts';
import { findRecords } from '../model/find-records.ts';
import { Judge, type Judged } from '../model/judge-record.ts';
import { neighboursOf, type NeighbourId } from './neighbours.ts';

/** A record to say yes or no to. */
export interface Question {
  /** A mini-record. */
  readonly record: string;
  /** What the sentence as written says: is the record right? */
  readonly right: boolean;
}

/** What an author may mean; `right` says of each question whether the record is right by it. */
export interface Meaning {
  /** `as-written`: the sentence itself. */
  readonly id: NeighbourId | 'as-written';
  /** In the check language; two where it takes two. */
  readonly sentences: readonly string[];
  readonly right: readonly boolean[];
}

export interface Asked {
  readonly questions: readonly Question[];
  /** The sentence as written first. */
  readonly meanings: readonly Meaning[];
}

const FEWEST = 3;
const MOST = 6;
const PER_NEIGHBOUR = { length: 4, most: 1500 };

interface Candidate {
  readonly id: Meaning['id'];
  readonly checks: readonly Check[];
}

/** Three to six records that tell `check` from what is easily meant instead. */
export function ask(check: Check): Asked {
  const written: Candidate = { id: 'as-written', checks: [check] };
  const neighbours = neighboursOf(check);
  const told = neighbours.flatMap((neighbour) => recordBetween(check, neighbour.checks));
  const records = [...new Set([...told, ...plainRecords(check)])];
  const all = [written, ...neighbours].map((candidate) => ({
    candidate,
    right: rightOf(candidate, records),
  }));
  // Neighbours no short record tells apart mean the same here.
  const distinct = all.filter(
    ({ right }, i) => i === 0 || right.some((one, at) => one !== all[0]!.right[at]),
  );
  const chosen = choose(distinct.map(({ right }) => right));
  const meanings = distinct.map(({ candidate: { id, checks }, right }) => ({
    id,
    sentences: checks.map(printCheck),
    right: chosen.map((at) => right[at]!),
  }));
  return {
    questions: chosen.map((at, i) => ({ record: records[at]!, right: meanings[0]!.right[i]! })),
    meanings,
  };
}

function recordBetween(check: Check, others: readonly Check[]): readonly string[] {
  const { found } = findRecords({
    ...PER_NEIGHBOUR,
    checks: [check, ...others],
    goals: [([own, ...rest]) => isSure([own, ...rest]) && isRight([own]) !== isRight(rest)],
  });
  return found.flatMap((one) => one?.record ?? []);
}

/** The shortest record that is right by the sentence once it binds, and the shortest that is not. */
function plainRecords(check: Check): readonly string[] {
  const { found } = findRecords({
    ...PER_NEIGHBOUR,
    checks: [check],
    goals: [
      ([own]) => own !== undefined && own.bound && own.verdict !== 'uncertain' && isRight([own]),
      ([own]) => !isRight([own]),
    ],
  });
  return found.flatMap((one) => one?.record ?? []);
}

function isSure(judged: readonly (Judged | undefined)[]): boolean {
  return judged.every((one) => one?.verdict !== 'uncertain');
}

function isRight(judged: readonly (Judged | undefined)[]): boolean {
  return judged.every((one) => one?.verdict !== 'violated');
}

function rightOf({ checks }: Candidate, records: readonly string[]): readonly boolean[] {
  const judge = new Judge(checks);
  return records.map((record) => isRight(judge.judgeText(record)));
}

/**
 * Records that together tell the first row from every other, then the others from each other as far as there is room;
 * the most telling first, filled up to a few.
 */
function choose(rows: readonly (readonly boolean[])[]): readonly number[] {
  const own = rows[0] ?? [];
  const chosen: number[] = [];
  const told = (more: readonly number[]): number => {
    const keys = rows.map((row) => more.map((at) => row[at]).join());
    const fromOwn = keys.filter((key) => key !== keys[0]).length;
    return fromOwn * rows.length + new Set(keys).size;
  };
  while (chosen.length < MOST) {
    const gains = [...own.keys()].map((at) => told([...chosen, at]));
    const best = gains.indexOf(Math.max(...gains));
    if (best === -1 || gains[best]! <= told(chosen)) break;
    chosen.push(best);
  }
  const isOneSided = new Set(chosen.map((at) => own[at])).size < 2;
  const otherSide = own.findIndex((right) => right !== own[chosen[0] ?? 0]);
  if (isOneSided && otherSide !== -1 && chosen.length < MOST) chosen.push(otherSide);
  for (const at of own.keys()) if (chosen.length < FEWEST && !chosen.includes(at)) chosen.push(at);
  return chosen;
}

/** What the answers fit. */
export interface Answered {
  /** The sentence as written is among `fitting`. */
  readonly asWritten: boolean;
  /** Meanings that give every answer; when none does, those that give the most. */
  readonly fitting: readonly Meaning[];
  /** How many answers the fitting ones do not give. */
  readonly off: number;
}

/** `answers`: for each question, is the record right? Those missing say nothing. */
export function answered(asked: Asked, answers: readonly boolean[]): Answered {
  const offBy = ({ right }: Meaning): number =>
    right.filter((one, i) => answers[i] !== undefined && answers[i] !== one).length;
  const off = Math.min(...asked.meanings.map(offBy));
  const fitting = asked.meanings.filter((meaning) => offBy(meaning) === off);
  return { asWritten: off === 0 && fitting.some(({ id }) => id === 'as-written'), fitting, off };
}
