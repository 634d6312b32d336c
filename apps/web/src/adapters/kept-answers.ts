import { getJson, Unreachable } from './api.ts';
import { database } from './database.ts';

/** Keeps a value on this device. */
export async function keep(name: string, value: unknown): Promise<void> {
  await (await database()).put('kept', value, name);
}

export async function kept<T>(name: string): Promise<T | undefined> {
  return (await (await database()).get('kept', name)) as T | undefined;
}

export async function forgetKept(): Promise<void> {
  await (await database()).clear('kept');
}

/** The newest answer of `path`; without a network the one kept from last time. Any other refusal is thrown. */
export async function freshOrKept<T>(path: string): Promise<T> {
  try {
    const answer = await getJson<T>(path);
    await keep(path, answer);
    return answer;
  } catch (problem) {
    const last = problem instanceof Unreachable ? await kept<T>(path) : undefined;
    if (last === undefined) throw problem;
    return last;
  }
}
