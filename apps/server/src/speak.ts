import type { ExerciseLibrary } from './exercises/library.ts';
import { wordsIn } from './words.ts';

const { phrases } = wordsIn('en', 'server', ['server-start']);

/** Tells the person who started the server where it is and how to get in. */
export function sayStarted(
  address: string,
  links: Readonly<Record<string, string>>,
  webFolder: string | null,
): void {
  console.log(phrases.say('server.started', { address }));
  for (const [role, link] of Object.entries(links))
    console.log(`  ${phrases.say(`role.${role}`).padEnd(18)} ${link}`);
  console.log(phrases.say('server.weak-links'));
  if (webFolder === null) console.log(phrases.say('server.no-web'));
}

/** Says in plain words why the server did not start. */
export function sayError(code: string, params: Readonly<Record<string, string | number>>): void {
  console.error(phrases.say(`error.${code}`, params));
}

/** Names exercises that can't be used, with the first fault of each. */
export function sayBroken(broken: ExerciseLibrary['broken']): void {
  for (const { folder, faults } of broken) {
    const [first] = faults;
    const reason = first === undefined ? '' : `${first.document}.yaml, ${first.path || '/'}: ${first.code}`;
    sayError('exercise.invalid', { exercise: folder, reason });
  }
}
