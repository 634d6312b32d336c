import type { Say } from '../language/index.ts';

interface Coded {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const isCoded = (problem: unknown): problem is Coded =>
  typeof problem === 'object' && problem !== null && 'code' in problem && 'params' in problem;

/** What went wrong, in the reader's words: phrase `error.<code>`; an unknown one keeps its own name. */
export function problemText(say: Say, problem: unknown): string {
  if (!isCoded(problem))
    return say('error.unknown', { code: problem instanceof Error ? problem.message : String(problem) });
  const id = `error.${problem.code}`;
  const text = say(id, problem.params);
  return text === id ? say('error.unknown', { code: problem.code }) : text;
}
