import { ROLES, type Account, type Role } from '@tracecraft/protocol';
import type { Store } from '../src/store/contract.ts';

/** Two teams of two and one person per other role. */
export async function plantCourse(store: Store, exercises: readonly string[]): Promise<void> {
  for (const id of ['team-1', 'team-2']) await store.addTeam({ id, name: id.replace('-', ' ') }, exercises);
  const person = (id: string, role: Role, team: string | null): Account => ({
    id,
    name: id,
    role,
    agency: 'Sample agency',
    team,
    strength: 'sign-in-link',
  });
  const trainees = [1, 2, 3, 4].map((n) => person(`trainee-${n}`, 'trainee', n <= 2 ? 'team-1' : 'team-2'));
  const others = ROLES.filter((role) => role !== 'trainee');
  await store.addAccounts([...trainees, ...others.map((role) => person(role, role, null))]);
}
