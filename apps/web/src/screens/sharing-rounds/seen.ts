import type { Experience } from '@tracecraft/exchange';
import { useEffect, useState } from 'react';
import { keep, kept } from '../../adapters/kept-answers.ts';

/** Events that tell of an experience, but those `own` wrote. */
export function eventsOf(
  { now, earlier, questions, comparisons, translations, withdrawn }: Experience,
  own: string,
): readonly string[] {
  return [
    now.said,
    ...earlier.map(({ said }) => said),
    ...questions.flatMap(({ said, answers }) => [said, ...answers.map((one) => one.said)]),
    ...comparisons.map(({ said }) => said),
    ...translations.map(({ said }) => said),
    ...(withdrawn === null ? [] : [withdrawn.said]),
  ]
    .filter(({ by }) => by !== own)
    .map(({ event }) => short(event));
}

/** What came since the last visit, by event: also what was written long ago and arrived late. Null: this is the first visit. */
export function useSeenBefore(account: string, all: readonly Experience[]): ReadonlySet<string> | null {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const name = `sharing-seen:${account}`;
  useEffect(() => {
    void kept<readonly string[]>(name).then((ids) => setSeen(ids === undefined ? null : new Set(ids)));
  }, [name]);
  const now = all.flatMap((one) => eventsOf(one, account));
  const whole = now.join();
  useEffect(() => {
    // Written when the screen is left, so that it stays marked for as long as somebody looks at it.
    return () => void (whole === '' ? null : keep(name, whole.split(',')));
  }, [name, whole]);
  return seen;
}

/** Sixteen digits tell events of one server apart; whole ids of ten thousand would be most of a megabyte. */
function short(event: string): string {
  return event.slice(0, 16);
}
