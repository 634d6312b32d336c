import type { FieldValue } from '@tracecraft/record';
import { parseScript, type Script, type ScriptLine } from '../../src/index.ts';

/** One change of a record. A line is named by the words it begins with; exactly one line does. */
export type Mutation =
  | { readonly kind: 'drop'; readonly line: string }
  | { readonly kind: 'delay'; readonly line: string; readonly byMs: number }
  | { readonly kind: 'swap'; readonly line: string; readonly with: string }
  | {
      readonly kind: 'alter';
      readonly line: string;
      readonly field: string;
      /** Null: the field is left out. */
      readonly value: FieldValue | null;
    };

/** The script to be played, and the field to be changed in the act of one line just before it is signed. */
export interface Mutated {
  readonly script: Script;
  readonly alter: {
    readonly line: ScriptLine;
    readonly field: string;
    readonly value: FieldValue | null;
  } | null;
}

export function mutate(source: string, mutation: Mutation | null): Mutated {
  const script = parseScript(source);
  if (mutation === null) return { script, alter: null };
  const line = lineOf(script, mutation.line);
  switch (mutation.kind) {
    case 'drop':
      return withLines(
        script,
        script.lines.filter((one) => one !== line),
      );
    case 'delay':
      return withLines(script, moved(script, new Map([[line, line.at + mutation.byMs]])));
    case 'swap': {
      const other = lineOf(script, mutation.with);
      const times = [
        [line, other.at],
        [other, line.at],
      ] as const;
      return withLines(script, moved(script, new Map(times)));
    }
    case 'alter':
      return { script, alter: { line, field: mutation.field, value: mutation.value } };
  }
}

function lineOf(script: Script, start: string): ScriptLine {
  const found = script.lines.filter(({ text }) => text === start || text.startsWith(`${start} `));
  if (found.length !== 1) throw new RangeError(`${found.length} lines begin with '${start}'`);
  return found[0]!;
}

function withLines(script: Script, lines: readonly ScriptLine[]): Mutated {
  return { script: { ...script, lines }, alter: null };
}

function moved(script: Script, times: ReadonlyMap<ScriptLine, number>): readonly ScriptLine[] {
  return script.lines
    .map((line) => ({ ...line, at: times.get(line) ?? line.at }))
    .toSorted((a, b) => a.at - b.at);
}
