import type { Act } from '../session-contract.ts';
import type { ExhibitView } from '../views/exhibits.ts';
import { stateAct } from './state-act.ts';

/** The giver's half of a hand-over: the seal it left with is taken from the record. */
export function offerExhibit(
  exhibit: ExhibitView,
  giver: string,
  receiver: string,
  purpose: string | null,
): Act {
  return stateAct('custody.offered', {
    objects: { exhibit: exhibit.id },
    fields: { from: giver, to: receiver, purpose, 'seal-number': exhibit.sealNumber },
  });
}

/** The receiver's half: who gave is taken from the newest offer, the seal is looked at. */
export function acceptExhibit(exhibit: ExhibitView, sealIntact: boolean, condition: string | null): Act {
  const offer = exhibit.custody.findLast(({ act }) => act === 'offered');
  return stateAct('custody.accepted', {
    objects: { exhibit: exhibit.id },
    fields: { from: offer?.from, 'seal-intact': sealIntact, condition },
  });
}
