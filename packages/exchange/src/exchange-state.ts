import { compareEvents, type CaseEvent } from '@tracecraft/record';
import { foldAdoptions, type Adoptions } from './code/adoptions.ts';
import { foldAgreedCodes, type AgreedCode } from './code/agreed-codes.ts';
import { foldProposals, type Proposals } from './code/proposals.ts';
import { factsOf } from './facts.ts';
import { foldCooperation, type Cooperation } from './fold-cooperation.ts';
import { foldTwins, type Twin } from './fold-twins.ts';
import { foldLessons, type Lesson } from './lessons/lessons.ts';
import { foldMembers, type Members } from './members.ts';
import type { Rounds } from './rounds/experience.ts';
import { foldRounds } from './rounds/fold-rounds.ts';
import { foldTranslations, type Translations } from './translation/translations.ts';

/** What an agency stream tells, as far as its reader may read it. */
export interface ExchangeState {
  /** `agency:<id>`. */
  readonly stream: string;
  readonly members: Members;
  readonly rounds: Rounds;
  /** By the event each was observed with, oldest first. */
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly proposals: Proposals;
  readonly adoptions: Adoptions;
  /** Agreed texts, oldest first. */
  readonly agreed: readonly AgreedCode[];
  readonly translations: Translations;
  readonly cooperation: Cooperation;
  /** Standing exchanges by id. */
  readonly twins: ReadonlyMap<string, Twin>;
}

/** Folds what `events` tell, whatever order they arrived in; events of other kinds are passed over. */
export function foldExchange(stream: string, events: readonly CaseEvent[]): ExchangeState {
  const facts = events.toSorted(compareEvents).map(factsOf);
  return {
    stream,
    members: foldMembers(facts),
    rounds: foldRounds(facts),
    lessons: foldLessons(facts),
    proposals: foldProposals(facts),
    adoptions: foldAdoptions(facts),
    agreed: foldAgreedCodes(facts),
    translations: foldTranslations(facts),
    cooperation: foldCooperation(facts),
    twins: foldTwins(facts),
  };
}
