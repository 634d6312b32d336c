import { foldExchange } from '@tracecraft/exchange';
import type { Checked } from './check-simulated.ts';
import { pairOf, TWIN } from './share-notes.ts';
import type { Simulation } from './simulation.ts';

/** Holds what was said against what a reader of each side, and one of neither, finds on the server. */
export async function sharedNoteChecks(simulation: Simulation): Promise<readonly Checked[]> {
  const pair = await pairOf(simulation);
  if (pair === null) return [];
  const readers = [pair[0].account, pair[1].account, simulation.office.account];
  const found: Readonly<Record<'notes' | 'drafts' | 'cards' | 'visits', string | number>>[] = [];
  for (const account of readers) {
    const { session } = await simulation.sharing(account);
    const { cooperation, twins } = foldExchange(session.stream, session.events());
    const notes = [...cooperation.notes.values()];
    found.push({
      notes: notes.map(({ status }) => status).join(' '),
      drafts: notes.flatMap(({ requests }) => requests).length,
      cards: cooperation.cards.length,
      visits: twins.get(TWIN)?.visits.length ?? 0,
    });
  }
  const says = (name: 'notes' | 'drafts' | 'cards' | 'visits'): string =>
    found.map((one) => String(one[name])).join(' | ');
  return [
    { what: 'notes', found: says('notes'), expected: 'answered refused | answered refused | ' },
    { what: 'note-drafts', found: says('drafts'), expected: '1 | 0 | 0' },
    { what: 'contact-cards', found: says('cards'), expected: '2 | 2 | 2' },
    { what: 'twin-visits', found: says('visits'), expected: '2 | 2 | 2' },
  ];
}
