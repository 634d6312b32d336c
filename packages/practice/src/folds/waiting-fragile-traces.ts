import { kindOf } from '../trace/kinds.ts';
import { and, known, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { textOf } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import { agreed, latestAt } from '../trace/latest.ts';
import { before } from '../trace/order.ts';
import type { Fold, FoldView } from './fold.ts';
import { between } from './possible.ts';

const RECOGNISED = kindOf('exhibit.recognised');
const COLLECTED = kindOf('exhibit.collected');
const PROTECTED = kindOf('exhibit.protected');
const DESCRIBED = kindOf('exhibit.described');

/** Other fragile exhibits of the same zone, recognised before the act and neither collected nor protected before it. */
export const waitingFragileTraces: Fold = {
  ofObject: ['exhibit.recognised'],
  ofCase: ['exhibit.recognised', 'exhibit.described', 'exhibit.collected', 'exhibit.protected'],
  at: (act, view) => {
    const own = view.own(RECOGNISED).find(({ event }) => event.id === view.object);
    const zone = own === undefined ? undefined : zoneOf(own);
    if (zone === undefined) return between(0, waiting(view.ofCase(RECOGNISED), { own, act, view }).most);
    const here = waiting(view.withText(RECOGNISED, zone), { own, act, view });
    const somewhere = waiting(view.withText(RECOGNISED, undefined), { own, act, view });
    return between(here.least, here.most + somewhere.most);
  },
};

interface Look {
  readonly own: Fact | undefined;
  readonly act: Fact;
  readonly view: FoldView;
}

/** How many of `facts` but the object's own wait surely, and possibly. */
function waiting(facts: readonly Fact[], { own, act, view }: Look): { least: number; most: number } {
  const sum = { least: 0, most: 0 };
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i]!;
    if (fact === own) continue;
    const here = isWaiting(fact, act, view);
    if (here !== NO) sum.most++;
    if (here === YES) sum.least++;
  }
  return sum;
}

function zoneOf(fact: Fact): string | undefined {
  return textOf(fact.fields['zone']);
}

function isWaiting(recognised: Fact, act: Fact, view: FoldView): Kleene {
  const there = before(recognised, act);
  if (there === NO) return NO;
  const fragile = isFragile(recognised, there, act, view);
  if (fragile === NO) return NO;
  const gone = or(
    someBefore(view.touching(recognised, COLLECTED), act),
    someBefore(view.touching(recognised, PROTECTED), act),
  );
  return and(and(there, fragile), not(gone));
}

function someBefore(facts: readonly Fact[], act: Fact): Kleene {
  let value: Kleene = NO;
  for (let i = 0; i < facts.length; i++) value = or(value, before(facts[i]!, act));
  return value;
}

/** `there`: it was recognised before `act`. */
function isFragile(recognised: Fact, there: Kleene, act: Fact, view: FoldView): Kleene {
  const descriptions = view.touching(recognised, DESCRIBED);
  const first = recognised.fields['fragile'];
  if (descriptions.length === 0 && first === false && there === YES) return NO;
  const described = descriptions.filter((fact) => fact.fields['fragile'] !== undefined);
  if (described.length === 0) return first === undefined || there !== YES ? UNKNOWN : known(first === true);
  const stated = first === undefined ? described : [recognised, ...described];
  const { candidates, maybeNone } = latestAt(stated, act);
  const truths = candidates.map((fact): Kleene => known(fact.fields['fragile'] === true));
  return maybeNone ? agreed([...truths, UNKNOWN]) : agreed(truths);
}
