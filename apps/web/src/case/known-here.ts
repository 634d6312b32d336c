import { queryOptions } from '@tanstack/react-query';
import type { ExchangeState, KnownHere } from '@tracecraft/exchange';
import { database } from '../adapters/database.ts';

/** Kinds that name a person. */
const NAMING: ReadonlySet<string> = new Set(['person.enrolled', 'officer.joined', 'key.enrolled']);
/** Fields that number a thing of a case. */
const NUMBERS: readonly string[] = ['seal-number', 'package-number', 'number'];

/** Names and numbers of the cases and courses this device holds: they must not leave in what is shared. */
export const deviceKnowsQuery = queryOptions({
  queryKey: ['known-here'],
  staleTime: 60_000,
  structuralSharing: false,
  queryFn: async (): Promise<KnownHere> => {
    const names = new Set<string>();
    const numbers = new Set<string>();
    const rows = await (
      await database()
    ).getAllFromIndex('entries', 'stream', IDBKeyRange.bound('case:', 'course;'));
    for (const { entry } of rows) {
      const { name, ...fields } = entry.body.fields;
      if (NAMING.has(entry.header.kind) && typeof name === 'string') names.add(name);
      for (const field of NUMBERS) {
        const number = fields[field];
        if (typeof number === 'string') numbers.add(number);
      }
    }
    return { names: [...names], numbers: [...numbers] };
  },
});

/** The same with everybody who takes part in sharing. */
export function knownTo({ members }: ExchangeState, device: KnownHere | undefined): KnownHere {
  const here = members.representatives.map(({ name }) => name);
  return { names: [...(device?.names ?? []), ...here], numbers: device?.numbers ?? [] };
}
