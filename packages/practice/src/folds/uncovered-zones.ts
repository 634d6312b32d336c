import { kindOf } from '../trace/kinds.ts';
import { and, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { textOf } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import { before } from '../trace/order.ts';
import type { Fold } from './fold.ts';
import { counted, UNKNOWN_NUMBER } from './possible.ts';

const PLAN = kindOf('plan.written');
const SEARCHED = kindOf('zone.searched');
const LEFT = kindOf('zone.left');

/** Zones of every plan before the act that were neither searched nor left before it. Not known without such a plan. */
export const uncoveredZones: Fold = {
  ofObject: [],
  ofCase: ['plan.written', 'zone.searched', 'zone.left'],
  at: (act, view) => {
    const plans = view.ofCase(PLAN).filter((plan) => zonesOf(plan).length > 0);
    if (!plans.some((plan) => before(plan, act) === YES)) return UNKNOWN_NUMBER;
    const answers = [...view.ofCase(SEARCHED), ...view.ofCase(LEFT)];
    const zones = [...new Set(plans.flatMap(zonesOf))];
    return counted(
      zones.map((zone) => {
        const planned = plans.map((plan) => (zonesOf(plan).includes(zone) ? before(plan, act) : NO));
        return and(planned.reduce(or), not(isAnswered(zone, answers, act)));
      }),
    );
  },
};

function zonesOf(plan: Fact): readonly string[] {
  const zones = plan.fields['zones'];
  return Array.isArray(zones) ? zones : [];
}

function isAnswered(zone: string, answers: readonly Fact[], act: Fact): Kleene {
  let value: Kleene = NO;
  for (const fact of answers) {
    const named = textOf(fact.fields['zone']);
    const same: Kleene = named === undefined ? UNKNOWN : named === zone ? YES : NO;
    if (same > value) value = or(value, and(same, before(fact, act)));
    if (value === YES) return YES;
  }
  return value;
}
