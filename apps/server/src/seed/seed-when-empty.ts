import type { Account } from '@tracecraft/protocol';
import type { Services } from '../services.ts';

export async function seedWhenEmpty({ store, library }: Services, _contentFolder: string): Promise<void> {
  if ((await store.accounts()).length > 0) return;
  const exercises = library.all().map((one) => one.id);
  await store.addTeam({ id: 'team-1', name: 'Team 1' }, exercises);
  const who = (id: string, role: Account['role'], team: string | null): Account => ({
    id, name: id, role, agency: 'sample', team, strength: 'sign-in-link',
  });
  await store.addAccounts([
    who('a-trainee', 'trainee', 'team-1'), who('a-trainer', 'trainer', null),
    who('a-assessor', 'assessor', null), who('a-office', 'programme-office', null),
  ]);
}
