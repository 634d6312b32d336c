import { compareEvents, type CaseEvent } from '@tracecraft/record';
import { factsOf } from './facts.ts';
import { foldCooperation, type Cooperation } from './fold-cooperation.ts';
import { foldTwins, type Twin } from './fold-twins.ts';
import { foldMembers, type Members } from './members.ts';

/** What an agency stream tells, as far as its reader may read it. */
export interface ExchangeState {
  /** `agency:<id>`. */
  readonly stream: string;
  readonly members: Members;
  readonly cooperation: Cooperation;
  /** Standing exchanges by id. */
  readonly twins: ReadonlyMap<string, Twin>;
}

/** Folds what `events` tell, whatever order they arrived in; events of other kinds are passed over. */
export function foldExchange(stream: string, events: readonly CaseEvent[]): ExchangeState {
  const facts = events.toSorted(compareEvents).map(factsOf);
  return { stream, members: foldMembers(facts), cooperation: foldCooperation(facts), twins: foldTwins(facts) };
}
