import type { CaseEvent } from '@tracecraft/record';
import { objectOf, textOf } from './field.ts';

/** One hand, or one place, in the line an exhibit went through. */
export interface CustodyStep {
  readonly event: string;
  readonly act: 'collected' | 'offered' | 'accepted' | 'refused' | 'stored' | 'seal-checked';
  /** Officer who did it. */
  readonly by: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly place: string | null;
  readonly sealNumber: string | null;
  readonly sealIntact: boolean | null;
  /** UTC ms the officer claims. */
  readonly at: number;
}

const ACTS: Readonly<Record<string, CustodyStep['act']>> = {
  'exhibit.collected': 'collected',
  'custody.offered': 'offered',
  'custody.accepted': 'accepted',
  'custody.refused': 'refused',
  'custody.stored': 'stored',
  'seal.checked': 'seal-checked',
};

/** The custody line of one exhibit, in the order of the record. */
export function custodyLine(events: readonly CaseEvent[], exhibit: string): readonly CustodyStep[] {
  return events.flatMap((event) => {
    const act = ACTS[event.header.kind];
    return act === undefined || objectOf(event, 'exhibit') !== exhibit ? [] : [stepOf(event, act)];
  });
}

function stepOf(event: CaseEvent, act: CustodyStep['act']): CustodyStep {
  const intact = event.body.fields['seal-intact'] ?? event.body.fields['intact'];
  return {
    event: event.id,
    act,
    by: event.body.performer,
    from: textOf(event, 'from'),
    to: textOf(event, 'to'),
    place: textOf(event, 'place'),
    sealNumber: textOf(event, 'seal-number'),
    sealIntact: typeof intact === 'boolean' ? intact : null,
    at: event.body.claimed.start,
  };
}

/**
 * Who holds the exhibit after these steps: its collector first, then whoever accepted it; null before collection.
 * An offer alone moves nothing: two people sign a hand-over.
 */
export function holderAfter(line: readonly CustodyStep[]): string | null {
  const last = line.findLast(({ act }) => act === 'collected' || act === 'accepted');
  return last?.by ?? null;
}
