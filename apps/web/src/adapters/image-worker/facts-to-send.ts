import type { EntryFacts } from '@tracecraft/image';

/** Facts as a message can carry them: the reading of a time may be made when it is looked at, and what is made so does not travel. */
export function factsToSend(facts: EntryFacts): EntryFacts {
  return {
    ...facts,
    times: facts.times.map((one) => ({ ...one, time: { ...one.time, wall: one.time.wall } })),
  };
}
