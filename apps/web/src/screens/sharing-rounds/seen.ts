import type { Experience } from '@tracecraft/exchange';
import { useEffect, useMemo, useState } from 'react';
import { keep, kept } from '../../adapters/kept-answers.ts';
import { saidOfExperience } from '../../case/exchange-front.ts';

/** Events that tell of an experience, but those `own` wrote. */
export function eventsOf(experience: Experience, own: string): readonly string[] {
  return saidOfExperience(experience)
    .filter(({ by }) => by !== own)
    .map(({ event }) => short(event));
}

/**
 * What came since the last visit, by event: also what was written long ago and arrived late. Null: this is the first visit.
 * `whole`: all there is, and so all that has been seen when the screen is left.
 */
export function useSeenBefore(
  account: string,
  all: readonly Experience[],
  whole: boolean,
): ReadonlySet<string> | null {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const name = `sharing-seen:${account}`;
  useEffect(() => {
    void kept<readonly string[]>(name).then((ids) => setSeen(ids === undefined ? null : new Set(ids)));
  }, [name]);
  const now = useMemo(
    () => (whole ? all.flatMap((one) => eventsOf(one, account)).join() : ''),
    [account, all, whole],
  );
  useEffect(() => {
    // Written when the screen is left, so that it stays marked for as long as somebody looks at it.
    return () => void (now === '' ? null : keep(name, now.split(',')));
  }, [name, now]);
  return seen;
}

/** Sixteen digits tell events of one server apart; whole ids of ten thousand would be most of a megabyte. */
function short(event: string): string {
  return event.slice(0, 16);
}
