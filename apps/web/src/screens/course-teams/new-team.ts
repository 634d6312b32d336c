import type { CourseState } from '@tracecraft/course';

/** An id for a new team: its name in plain letters where it has some, with a number where that is taken. */
export function newTeam(state: CourseState, name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const wanted = plain === '' ? 'team' : plain.slice(0, 40);
  if (!state.teams.has(wanted)) return wanted;
  let number = 2;
  while (state.teams.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
