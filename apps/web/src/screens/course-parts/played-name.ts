import type { Say } from '../../language/index.ts';

/** What a session plays, in words: `exercise:blue-tape` is "exercise blue tape". */
export function playedName(say: Say, plays: string): string {
  const at = plays.indexOf(':');
  return say(`office.plays.${plays.slice(0, at)}`, { name: plays.slice(at + 1).replaceAll('-', ' ') });
}
