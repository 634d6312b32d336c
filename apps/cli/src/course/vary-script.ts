import { seededNumbers, type Manner } from '@tracecraft/course';
import { movedScript, type Script, type ScriptLine } from '@tracecraft/workbench';

const HAND_IN = 'case.handed-in';
/** Acts somebody in a hurry leaves out; nothing later in a script refers to them. */
const SKIPPED: readonly string[] = ['gloves.changed', 'exhibit.labelled', 'exhibit.photographed'];
const SKIPS: Readonly<Record<Manner, number>> = {
  careful: 0.02,
  hurried: 0.25,
  'stops-early': 0.05,
  guesses: 0.1,
};
/** How far somebody comes who stops early. */
const STOPS_AT = 0.45;
const LATE_MS = 25 * 60_000;

/**
 * A team's own way through a script: what it leaves out, does late or guesses follows from its manner and seed; the work
 * begins at `start` (UTC ms). Every team hands in.
 */
export function varyScript(script: Script, manner: Manner, seed: number, start: number): Script {
  const chance = seededNumbers(seed);
  const work = script.lines.filter(({ kind }) => kind !== HAND_IN);
  const reach = manner === 'stops-early' ? Math.ceil(work.length * STOPS_AT) : work.length;
  const kept = work
    .slice(0, reach)
    .filter((line) => !(isSkippable(line) && chance() < SKIPS[manner]))
    .map((line) => altered(line, manner, chance));
  const end = script.lines.filter(({ kind }) => kind === HAND_IN).slice(-1);
  const last = kept.at(-1)?.at ?? start;
  const handIn = end.map((line) => (manner === 'stops-early' ? { ...line, at: last + 60_000 } : line));
  const lines = [...kept, ...handIn];
  return movedScript({ ...script, lines }, start - (lines[0]?.at ?? start));
}

function isSkippable({ kind, label, introduces }: ScriptLine): boolean {
  return SKIPPED.includes(kind) && label === null && !introduces;
}

function altered(line: ScriptLine, manner: Manner, chance: () => number): ScriptLine {
  const { kind, fields } = line;
  if (manner === 'guesses' && kind === 'finding.stated' && typeof fields['answer'] === 'string')
    return { ...line, fields: { ...fields, answer: `guess ${Math.floor(chance() * 1_000)}` } };
  const late = manner === 'hurried' && kind === 'exhibit.photographed' && chance() < 0.1;
  return late && line.late === null ? { ...line, at: line.at, late: line.at - LATE_MS } : line;
}
