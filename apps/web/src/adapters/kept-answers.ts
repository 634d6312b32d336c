import { getJson, Unreachable } from './api.ts';
import { database } from './database.ts';

/** Keeps a value on this device, also where the page is left at once. */
export async function keep(name: string, value: unknown): Promise<void> {
  const change = (await database()).transaction('kept', 'readwrite');
  const put = change.store.put(value, name);
  // Else the page itself would have to be there to end the change, and one that is left takes the last answer with it.
  change.commit();
  await Promise.all([put, change.done]);
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
