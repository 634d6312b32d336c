import type { CaseEvent } from '@tracecraft/record';
import type { Advice } from '@tracecraft/practice';
import { showAdvice } from '../../acts/show-advice.ts';
import { stateAct } from '../../acts/state-act.ts';
import type { Act, Session } from '../../session-contract.ts';
import type { Script, ScriptLine } from '../script.ts';
import { actOfLine } from './act-of-line.ts';
import { Cast } from './cast.ts';
import type { Stage } from './stage.ts';

/** A line that could not be acted on; the play went on without it. */
export interface RefusedLine {
  readonly line: number;
  readonly text: string;
  /** Phrase `error.<code>` says why. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Advice as it came, beside the line it came after. */
export interface AdviceAtLine {
  readonly line: number;
  readonly officer: string;
  readonly advice: Advice;
}

export interface ScriptRun {
  /** Event of each line that was recorded. */
  readonly performed: ReadonlyMap<number, CaseEvent>;
  readonly refused: readonly RefusedLine[];
  readonly advice: readonly AdviceAtLine[];
  /** Script name → object or event id. */
  readonly names: ReadonlyMap<string, string>;
}

export interface RunOptions {
  /** Stop before the first line recorded later than this, UTC ms. */
  readonly until?: number;
  onLine?(line: ScriptLine, done: number, of: number): void;
}

/**
 * Plays `script` on `stage`, line by line: each act is performed on its officer's own session, then entries move
 * between all sessions. A line whose act is refused is reported and the play goes on; any other failure rejects.
 */
export async function runScript(script: Script, stage: Stage, options: RunOptions = {}): Promise<ScriptRun> {
  const run = {
    cast: new Cast(),
    performed: new Map<number, CaseEvent>(),
    refused: [] as RefusedLine[],
    advice: [] as AdviceAtLine[],
  };
  const lines = script.lines.filter(({ at }) => at <= (options.until ?? Number.POSITIVE_INFINITY));
  const [first] = lines;
  if (first !== undefined) await begin(script, stage, first.at);
  for (const [i, line] of lines.entries()) {
    options.onLine?.(line, i, lines.length);
    await playLine(script, stage, line, run);
  }
  return { performed: run.performed, refused: run.refused, advice: run.advice, names: run.cast.names() };
}

interface Running {
  readonly cast: Cast;
  readonly performed: Map<number, CaseEvent>;
  readonly refused: RefusedLine[];
  readonly advice: AdviceAtLine[];
}

/** Opens the case when nobody has, and lets every officer join the team. */
async function begin(script: Script, stage: Stage, time: number): Promise<void> {
  setTime(stage, time);
  await stage.exchange();
  for (const [i, officer] of script.officers.entries()) {
    const { id, session } = onStage(stage, officer.handle);
    const opening =
      i === 0 && !session.events().some(({ header }) => header.kind === 'case.opened') ? stage.opening : [];
    const joined = session
      .events()
      .some(({ header, body }) => header.kind === 'officer.joined' && body.performer === id);
    const { name, duty, agency } = officer;
    const join = joined ? [] : [stateAct('officer.joined', { fields: { name, duty, agency } })];
    for (const act of [...opening, ...join]) await session.perform(byScript(act));
    await stage.exchange();
  }
}

async function playLine(script: Script, stage: Stage, line: ScriptLine, run: Running): Promise<void> {
  const { id, session } = onStage(stage, line.officer);
  setTime(stage, line.at);
  try {
    const written = script.officers.find(({ handle }) => handle === line.officer)?.name ?? line.officer;
    const moment = { line, stage, cast: run.cast, events: session.events(), performer: id, written };
    const { act, opened } = await actOfLine(moment);
    const event = await session.perform({
      ...byScript(act),
      ...(line.late === null ? {} : { at: line.late }),
    });
    if (opened !== undefined) run.cast.open(event.id, opened);
    if (line.introduces && line.subject !== null) run.cast.name(line.subject, event);
    if (line.label !== null) run.cast.name(line.label, event);
    run.performed.set(line.line, event);
  } catch (problem) {
    run.refused.push(refusalOf(line, problem));
    return;
  }
  const { fresh } = await showAdvice(session, stage.adviceMode, 'script');
  run.advice.push(...fresh.map((advice) => ({ line: line.line, officer: line.officer, advice })));
  await stage.exchange();
}

function byScript(act: Act): Act {
  return { ...act, enteredVia: 'script' };
}

/** Sets the clock and lets deadlines pass on every device. */
function setTime(stage: Stage, time: number): void {
  stage.setTime(time);
  for (const { session } of stage.officers.values()) session.tick(time);
}

function onStage(stage: Stage, handle: string): { readonly id: string; readonly session: Session } {
  const officer = stage.officers.get(handle);
  if (officer === undefined) throw new RangeError(`no session for officer ${handle}`);
  return officer;
}

/** What a person at the scene or in the lab could run into. */
const ANSWERS = /^(act\.|lab\.|image\.|fat\.|ewf\.|bytes\.|play\.(object|event|image)-|evidence\.)/;

/** An act that can't be done is an answer of the play; a failing device or server is not. */
function refusalOf({ line, text }: ScriptLine, problem: unknown): RefusedLine {
  if (!(problem instanceof Error) || !('code' in problem) || typeof problem.code !== 'string') throw problem;
  if (!ANSWERS.test(problem.code) || problem.code === 'act.journal-failed') throw problem;
  const params =
    'params' in problem && typeof problem.params === 'object' && problem.params !== null
      ? problem.params
      : {};
  return { line, text, code: problem.code, params: params as RefusedLine['params'] };
}
