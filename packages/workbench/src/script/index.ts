export { parseScript, type ScriptDefaults } from './parse-script.ts';
export { ScriptError, type ScriptFault, type ScriptFaultCode } from './script-error.ts';
export type { Script, ScriptLine, ScriptOfficer, ScriptValue } from './script.ts';
export { grammarVerbs, printGrammar, type GrammarVerb } from './print-grammar.ts';
export { offsetMinutesAt, wallToUtc } from './zone-time.ts';
export {
  runScript,
  type AdviceAtLine,
  type RefusedLine,
  type RunOptions,
  type ScriptRun,
} from './run/run-script.ts';
export { PlayError, type PlayErrorCode } from './run/play-error.ts';
export type { OpenedEvidence, Stage } from './run/stage.ts';
export { movedScript } from './move-script.ts';
