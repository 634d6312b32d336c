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
    ...sqlPeople(read, write),
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
): Pick<AccountStore, 'addTeam' | 'putTeams' | 'teamsOf' | 'team' | 'teamsWith' | 'exercisesOf'> {
  return {
    async putTeams(teams) {
      await write(async (db) => {
        for (const { id, name, members } of teams) {
          await db
            .insertInto('team')
            .values({ id, name })
            .onConflict((on) => on.column('id').doUpdateSet({ name }))
            .execute();
          await db.deleteFrom('team_member').where('team', '=', id).execute();
          await addMembers(
            db,
            members.map((account) => ({ team: id, account })),
          );
        }
      });
    },
    async teamsOf(account) {
      const rows = await read
        .selectFrom('team_member')
        .select('team')
        .where('account', '=', account)
        .orderBy('team')
        .execute();
      return rows.map((row) => row.team);
    },
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
        .leftJoin('team_case', (join) =>
          join.onRef('team_case.team', '=', 'team.id').on('team_case.dry_run', '=', 1),
        )
        .where('team_exercise.exercise', '=', exercise)
        .where('team_case.stream', 'is', null)
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
  };
}

/** Rows per INSERT: 6 columns each, below SQLite's 32,766 parameters. */
const ROWS_PER_INSERT = 1_000;

async function addMembers(
  db: Database,
  rows: readonly { readonly team: string; readonly account: string }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT)
    await db
      .insertInto('team_member')
      .values(rows.slice(at, at + ROWS_PER_INSERT))
      .onConflict((on) => on.doNothing())
      .execute();
}

function sqlPeople(
  read: Database,
  write: Write,
): Pick<AccountStore, 'addAccounts' | 'putAccounts' | 'account' | 'accounts' | 'members'> {
  const accounts = read.selectFrom('account').selectAll('account').orderBy('account.id');
  const add = (rows: readonly Account[], changes: boolean): Promise<void> =>
    write(async (db) => {
      for (let at = 0; at < rows.length; at += ROWS_PER_INSERT)
        await db
          .insertInto('account')
          .values(rows.slice(at, at + ROWS_PER_INSERT))
          .onConflict((on) =>
            changes
              ? on.column('id').doUpdateSet((e) => ({
                  name: e.ref('excluded.name'),
                  agency: e.ref('excluded.agency'),
                }))
              : on.doNothing(),
          )
          .execute();
      await addMembers(
        db,
        rows.flatMap(({ id, team }) => (team === null ? [] : [{ team, account: id }])),
      );
    });
  return {
    addAccounts: (rows) => add(rows, false),
    putAccounts: (rows) => add(rows, true),
    async account(id) {
      const row = await read.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : accountOf(row);
    },
    accounts: async () => (await accounts.execute()).map(accountOf),
    members: async (team) =>
      (
        await accounts
          .innerJoin('team_member', 'team_member.account', 'account.id')
          .where('team_member.team', '=', team)
          .execute()
      ).map(accountOf),
  };
}

function sqlTokens(
  read: Database,
  write: Write,
): Pick<AccountStore, 'addToken' | 'accountOfToken' | 'dropToken' | 'dropTokens' | 'replaceTokens'> {
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
    async replaceTokens(kind, tokens) {
      if (tokens.length === 0) return;
      const accounts = tokens.map((one) => one.account);
      await write(async (db) => {
        await db.deleteFrom('token').where('account', 'in', accounts).where('kind', '=', kind).execute();
        await db
          .insertInto('token')
          .values([...tokens])
          .execute();
      });
    },
    async dropTokens(account, kind) {
      await write((db) =>
        db.deleteFrom('token').where('account', '=', account).where('kind', '=', kind).execute(),
      );
    },
  };
}
