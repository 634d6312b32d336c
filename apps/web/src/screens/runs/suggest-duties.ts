import type { CourseRun } from '@tracecraft/course';

/** Duty by account. */
export type Duties = ReadonlyMap<string, string>;

/**
 * A rotation for one team: every duty goes to the member who has had it least often in earlier runs, and among those to
 * the one who has had the fewest duties altogether; then in the order of `members`. Members beyond the duties share
 * them again; duties beyond the members stay free. Runs later than `run` and other teams do not count.
 */
export function suggestDuties(
  run: Pick<CourseRun, 'run' | 'starts'>,
  team: string,
  members: readonly string[],
  duties: readonly string[],
  runs: readonly CourseRun[],
): Duties {
  const had = new Map<string, number>();
  const count = (key: string): number => had.get(key) ?? 0;
  for (const earlier of runs)
    if (earlier.run !== run.run && earlier.starts < run.starts)
      for (const [account, duty] of earlier.duties.get(team) ?? []) {
        for (const key of [`${account}\n${duty}`, account]) had.set(key, count(key) + 1);
      }
  const given = new Map<string, string>();
  while (duties.length > 0 && given.size < members.length)
    for (const duty of duties) {
      const free = members.filter((one) => !given.has(one));
      const next = free.toSorted(
        (a, b) => count(`${a}\n${duty}`) - count(`${b}\n${duty}`) || count(a) - count(b),
      )[0];
      if (next !== undefined) given.set(next, duty);
    }
  return given;
}

/** `account=duty`, as `duties.assigned` lists them. */
export function dutyList(duties: Duties): readonly string[] {
  return [...duties].map(([account, duty]) => `${account}=${duty}`);
}
