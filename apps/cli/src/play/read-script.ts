import { readFileSync } from 'node:fs';
import type { Phrases } from '@tracecraft/phrases';
import {
  parseScript,
  ScriptError,
  type Script,
  type ScriptDefaults,
  type ScriptFault,
} from '@tracecraft/workbench';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** The script in `file`. Throws CommandError `play.script` that shows every fault with line, column and suggestion. */
export function readScript(file: string, defaults: ScriptDefaults, phrases: Phrases): Script {
  const source = sourceOf(file);
  try {
    return parseScript(source, defaults);
  } catch (problem) {
    if (!(problem instanceof ScriptError)) throw problem;
    const lines = source.split(/\r\n|\n|\r/);
    const faults = problem.faults
      .map((fault) => faultText(file, fault, lines[fault.line - 1] ?? '', phrases))
      .join('\n');
    throw new CommandError('play.script', { count: problem.faults.length, faults }, EXIT.badInput);
  }
}

function sourceOf(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    throw new CommandError(
      'play.script-missing',
      { file, code },
      code === 'ENOENT' ? EXIT.notFound : EXIT.inputOutput,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError('play.script-not-text', { file }, EXIT.badInput);
  }
}

function faultText(
  file: string,
  { code, line, column, params, suggestion }: ScriptFault,
  text: string,
  phrases: Phrases,
): string {
  const hint = suggestion === null ? '' : ` ${phrases.say('play.did-you-mean', { word: suggestion })}`;
  const tabs = text.slice(0, column - 1).replaceAll(/[^\t]/g, ' ');
  return `${file}:${line}:${column}: ${phrases.say(`error.${code}`, params)}${hint}\n    ${text}\n    ${tabs}^`;
}
