import { fromBase64, toBase64 } from '@tracecraft/bytes';
import type { Account, Role } from '@tracecraft/protocol';
import type { AccountStore, Device } from '../contract.ts';
import type { Database, Tables } from './tables.ts';

type Write = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

function accountOf(row: Tables['account']): Account {
  return { ...row, role: row.role as Role, strength: row.strength as Account['strength'] };
}

function deviceOf(row: Tables['device']): Device {
  const { public_key, ...rest } = row;
  return { ...rest, algorithm: row.algorithm as Device['algorithm'], publicKey: fromBase64(public_key) };
}

/** People, teams, tokens and devices over SQL. */
export function sqlAccounts(read: Database, write: Write): AccountStore {
  const device = async (key: string): Promise<Device | null> => {
    const row = await read.selectFrom('device').selectAll().where('key', '=', key).executeTakeFirst();
    return row === undefined ? null : deviceOf(row);
  };
  return {
    ...sqlTeams(read, write),
    ...sqlTokens(read, write),
    device,
    async addDevice({ key, account, algorithm, publicKey }) {
      const row = { key, account, algorithm, public_key: toBase64(publicKey) };
      await write((db) =>
        db
          .insertInto('device')
          .values(row)
          .onConflict((on) => on.doNothing())
          .execute(),
      );
      return (await device(key))?.account === account;
    },
  };
}

function sqlTeams(
  read: Database,
  write: Write,
): Pick<
  AccountStore,
  'addTeam' | 'team' | 'teamsWith' | 'exercisesOf' | 'addAccounts' | 'account' | 'accounts' | 'members'
> {
  const accounts = read.selectFrom('account').selectAll().orderBy('id');
  return {
    async addTeam(team, exercises) {
      const rows = exercises.map((exercise) => ({ team: team.id, exercise }));
      await write(async (db) => {
        await db
          .insertInto('team')
          .values(team)
          .onConflict((on) => on.doNothing())
          .execute();
        if (rows.length > 0)
          await db
            .insertInto('team_exercise')
            .values(rows)
            .onConflict((on) => on.doNothing())
            .execute();
      });
    },
    team: async (id) =>
      (await read.selectFrom('team').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    teamsWith: (exercise) =>
      read
        .selectFrom('team')
        .innerJoin('team_exercise', 'team_exercise.team', 'team.id')
        .leftJoin('investigation', (join) =>
          join.onRef('investigation.team', '=', 'team.id').on('investigation.dry_run', '=', 1),
        )
        .where('team_exercise.exercise', '=', exercise)
        .where('investigation.stream', 'is', null)
        .select(['team.id', 'team.name'])
        .orderBy('team.id')
        .execute(),
    async exercisesOf(team) {
      const rows = await read
        .selectFrom('team_exercise')
        .select('exercise')
        .where('team', '=', team)
        .execute();
      return rows.map((row) => row.exercise);
    },
    async addAccounts(rows) {
      await write((db) =>
        db
          .insertInto('account')
          .values([...rows])
          .onConflict((on) => on.doNothing())
          .execute(),
      );
    },
    async account(id) {
      const row = await read.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : accountOf(row);
    },
    accounts: async () => (await accounts.execute()).map(accountOf),
    members: async (team) => (await accounts.where('team', '=', team).execute()).map(accountOf),
  };
}

function sqlTokens(
  read: Database,
  write: Write,
): Pick<AccountStore, 'addToken' | 'accountOfToken' | 'dropToken' | 'dropTokens'> {
  return {
    async addToken(token) {
      await write((db) => db.insertInto('token').values(token).execute());
    },
    async accountOfToken(hash, kind, now) {
      const row = await read
        .selectFrom('token')
        .innerJoin('account', 'account.id', 'token.account')
        .selectAll('account')
        .where('token.hash', '=', hash)
        .where('token.kind', '=', kind)
        .where('token.expires', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : accountOf(row);
    },
    async dropToken(hash) {
      await write((db) => db.deleteFrom('token').where('hash', '=', hash).execute());
    },
    async dropTokens(account, kind) {
      await write((db) =>
        db.deleteFrom('token').where('account', '=', account).where('kind', '=', kind).execute(),
      );
    },
  };
}
