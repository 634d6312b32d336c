import { ScriptError } from '@tracecraft/workbench';
import { changed, outcomeOf } from './outcome.ts';
import { exercise, play, practicesOf, readContent, shippedStick, type Theatre } from './play-in-process.ts';

/** One act line of a script: where it stands, its time and what it says. */
export interface ActLine {
  readonly index: number;
  readonly time: string;
  readonly act: string;
}

/** `careful.acts` with its outcome, ready to be tried with one line changed. */
export interface Careful {
  readonly lines: readonly string[];
  readonly acts: readonly ActLine[];
  /** Named differences of the outcome of `lines` from the outcome of the whole script; a fault is one. */
  differences(lines: readonly string[]): Promise<readonly string[]>;
  /** Time stamps (`06:25`, or `06:20 ⇄ 06:25`) that `neutral-lines.md` lists under `heading`. */
  listed(heading: string): readonly string[];
}

export async function careful(): Promise<Careful> {
  const one = exercise('blue-tape');
  const theatre: Theatre = {
    exercise: one,
    compiled: practicesOf(one),
    evidence: new Map([['usb-stick', shippedStick()]]),
  };
  const lines = readContent('exercises/blue-tape/plays/careful.acts').split('\n');
  const whole = outcomeOf(await play(theatre, lines.join('\n')));
  return {
    lines,
    acts: lines.flatMap((line, index) => {
      const [, time, act] = /^(\d\d:\d\d(?::\d\d)?) (.*)$/.exec(line) ?? [];
      return time === undefined || act === undefined ? [] : [{ index, time, act }];
    }),
    differences: async (tried) => {
      try {
        return changed(whole, outcomeOf(await play(theatre, tried.join('\n'))));
      } catch (problem) {
        if (problem instanceof ScriptError) return problem.faults.map((fault) => `fault ${fault.code}`);
        throw problem;
      }
    },
    listed,
  };
}

function listed(heading: string): readonly string[] {
  const page = readContent('exercises/blue-tape/plays/neutral-lines.md');
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^- (\d\d:[\d:]*\d(?: ⇄ \d\d:[\d:]*\d)?) — /gm)].map((match) => match[1] ?? '');
}
