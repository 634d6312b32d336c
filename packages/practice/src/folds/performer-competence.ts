import { kindOf } from '../trace/kinds.ts';
import { NO, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { before } from '../trace/order.ts';
import type { Fold } from './fold.ts';

const JOINED = kindOf('officer.joined');

/** Fields of work recorded for the performer before the act. Not known when none ever was. */
export const performerCompetence: Fold = {
  ofObject: [],
  ofCase: ['officer.joined'],
  at: (act, view) => {
    const { performer } = act.event.body;
    const stated = view
      .ofCase(JOINED)
      .filter((fact) => fact.event.body.performer === performer && competenceOf(fact).length > 0);
    const ever = someBefore(stated, act);
    return {
      holds: (text) => {
        const value = someBefore(
          stated.filter((fact) => competenceOf(fact).includes(text)),
          act,
        );
        return value === NO && ever !== YES ? UNKNOWN : value;
      },
    };
  },
};

function competenceOf(fact: Fact): readonly string[] {
  const list = fact.fields['competence'];
  return Array.isArray(list) ? list : [];
}

/** One of `facts` is before `act`. */
function someBefore(facts: readonly Fact[], act: Fact): Kleene {
  return facts.reduce<Kleene>((value, fact) => or(value, before(fact, act)), NO);
}
