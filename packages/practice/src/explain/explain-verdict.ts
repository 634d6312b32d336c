import type { Phrases } from '@tracecraft/phrases';
import { kindNamed, type CaseEvent, type EventId } from '@tracecraft/record';
import type { Practice, PracticeStep } from '../file/practice.ts';
import type { Localised } from '../localised.ts';
import type { ActPattern, Check, Pattern } from '../language/syntax.ts';
import { attributesOf } from '../language/words.ts';
import { UNKNOWN } from '../meaning/kleene.ts';
import { patternsOf } from '../monitor/compile.ts';
import { lawAt } from './law-at.ts';
import { ObjectHistory } from '../monitor/object-history.ts';
import { touches, type Fact } from '../trace/fact.ts';
import { RecordOfCase } from '../trace/record-of-case.ts';
import type { CheckVerdict } from '../verdict.ts';
import type { Explanation, ExplanationPart } from './explanation.ts';
import { failedName, sayFailed, sayFound, sayMissing } from './missing-sentence.ts';
import { orderEvidence } from './order-evidence.ts';
import { plainVerb } from './plain/plain-act.ts';
import { plainCondition } from './plain/plain-condition.ts';
import { contextOf, plainSentence } from './plain/plain-sentence.ts';
import { tidy } from './plain/plain-words.ts';
import { sentence } from './sentence.ts';

/** What an explanation is made from and for whom. */
export interface ExplanationContext {
  readonly events: readonly CaseEvent[];
  readonly practice: Practice;
  /** Words of the reader's language. */
  readonly phrases: Phrases;
  /** Reader's country, ISO 3166-1 two letters; null for none. */
  readonly country: string | null;
}

interface Scene extends ExplanationContext {
  readonly verdict: CheckVerdict;
  readonly step: PracticeStep;
  readonly factOf: (id: EventId | null) => Fact | null;
  readonly facts: readonly Fact[];
}

/** Why `verdict` is what it is. Throws RangeError when `practice` is not the one the verdict names. */
export function explainVerdict(verdict: CheckVerdict, context: ExplanationContext): Explanation {
  const { practice, phrases } = context;
  const step =
    practice.id === verdict.practice ? practice.steps.find(({ id }) => id === verdict.step) : undefined;
  if (step === undefined)
    throw new RangeError(`${practice.id} has no step ${verdict.practice}/${verdict.step}`);
  const scene = { ...context, verdict, step, ...readFacts(context.events) };
  return {
    verdict,
    plain: plainSentence(step.tree, phrases),
    sentence: sentence(step.tree, phrases),
    draft: practice.draftLanguages.includes(phrases.language),
    parts: [headline(scene), ...doing(scene), ...evidence(scene), ...flags(scene), ...reasons(scene)],
    science: step.science,
    law: lawAt(step, context.country, scene.factOf(verdict.activation)),
  };
}

function readFacts(events: readonly CaseEvent[]): Pick<Scene, 'factOf' | 'facts'> {
  const record = new RecordOfCase();
  record.add(events);
  const facts = record.counting();
  const byId = new Map(facts.map((fact) => [fact.event.id, fact]));
  return { facts, factOf: (id) => (id === null ? null : (byId.get(id) ?? null)) };
}

/** Text of the reader's language, or English. */
export function inLanguage(text: Localised, phrases: Phrases): string {
  return text[phrases.language] ?? text.en;
}

function part(
  role: ExplanationPart['role'],
  name: string,
  params: ExplanationPart['params'] = {},
  events: readonly EventId[] = [],
): ExplanationPart {
  return { role, phrase: `practice.explain.${name}`, params, events };
}

function headline({ verdict, practice, phrases }: Scene): ExplanationPart {
  return part(
    'headline',
    `headline.${verdict.verdict}`,
    { title: inLanguage(practice.title, phrases) },
    verdict.proof,
  );
}

function doing(scene: Scene): ExplanationPart[] {
  const { verdict, phrases, step } = scene;
  const parts: ExplanationPart[] = [];
  const act = scene.factOf(verdict.activation);
  if (act !== null) parts.push(part('activation', 'activation', actParams(act, scene), [act.event.id]));
  if (verdict.missing !== null) {
    const name = verdict.missing.startsWith('never ')
      ? 'forbidden'
      : verdict.verdict === 'violated'
        ? 'was-missing'
        : 'missing';
    parts.push(part('missing', name, { missing: sayMissing(verdict.missing, step.tree, phrases) }));
  }
  const offset = act?.event.body.claimed.offsetMinutes ?? 0;
  if (verdict.verdict === 'violated' && verdict.since !== null)
    parts.push(part('since', 'since', { time: clock(verdict.since, offset) }));
  if (verdict.deadline !== null)
    parts.push(part('until', 'until', { time: clock(verdict.deadline, offset) }));
  return parts;
}

function actParams(fact: Fact, { step, phrases }: Scene): Record<string, string> {
  const { claimed, performer } = fact.event.body;
  return {
    act: tidy(plainVerb(verbOf(fact.kind, step.tree), 'doing', contextOf(step.tree, phrases))),
    time: clock(claimed.start, claimed.offsetMinutes),
    officer: performer,
  };
}

/** The verb by which the check names acts of this kind, or the usual one. */
function verbOf(kind: string, check: Check): string {
  const acts = patternsOf(check).flatMap(actsIn);
  return acts.find((act) => act.kind === kind)?.verb ?? kindNamed(kind)?.verbs[0] ?? kind;
}

function actsIn(pattern: Pattern): readonly ActPattern[] {
  return pattern.op === 'act' ? [pattern] : pattern.parts.flatMap(actsIn);
}

/** Wall-clock time `HH:MM` at the offset the officer saw. */
function clock(time: number, offsetMinutes: number): string {
  return new Date(time + offsetMinutes * 60_000).toISOString().slice(11, 16);
}

function evidence(scene: Scene): ExplanationPart[] {
  const { verdict } = scene;
  const parts: ExplanationPart[] = [];
  const act = scene.factOf(verdict.activation);
  const miss = verdict.nearestMiss;
  const other = scene.factOf(miss?.event ?? verdict.proof.find((id) => id !== verdict.activation) ?? null);
  if (miss !== null && other !== null)
    parts.push(part('nearest-miss', 'nearest-miss', actParams(other, scene), [miss.event]));
  for (const { condition, found } of miss?.failed ?? [])
    parts.push(
      part(
        'nearest-miss',
        failedName(condition, found, scene.step.tree),
        failure(scene, condition, found),
        miss === null ? [] : [miss.event],
      ),
    );
  if (act !== null && other !== null && act !== other)
    parts.push(
      part(
        'order',
        `order.${orderEvidence(other, act)}`,
        { seconds: String(Math.ceil((act.hi - act.lo + other.hi - other.lo) / 2000)) },
        [other.event.id, act.event.id],
      ),
    );
  return verdict.verdict === 'uncertain' ? [...parts, ...doubts(scene, act)] : parts;
}

function failure({ step, phrases }: Scene, condition: string, found: string | null): Record<string, string> {
  return {
    condition: sayFailed(condition, step.tree, phrases),
    found: found === null ? '' : sayFound(found, phrases),
  };
}

/** What would have to be known: attributes of the object that `where` reads and nobody recorded. */
function doubts({ step, verdict, facts, phrases }: Scene, act: Fact | null): ExplanationPart[] {
  const { where } = step.tree;
  if (where === null) return [];
  const own = facts.filter((fact) => touches(fact, verdict.object.id));
  const history = new ObjectHistory(verdict.object.id, {
    facts: own,
    describing: own.filter((fact) => fact.counts && fact.sort.describes),
    list: () => [],
  });
  return history.where(where, act) === UNKNOWN
    ? [
        part('uncertain', 'ask', {
          condition: tidy(
            plainCondition(where, 'whether', attributesOf(step.tree.object), contextOf(step.tree, phrases)),
          ),
        }),
      ]
    : [];
}

function flags({ verdict, factOf }: Scene): ExplanationPart[] {
  const parts: ExplanationPart[] = [];
  if (verdict.late) parts.push(part('late', 'late', {}, verdict.proof));
  const reason = (id: EventId): string => String(factOf(id)?.fields['reason'] ?? '');
  if (verdict.explained !== null)
    parts.push(part('explained', 'explained', { reason: reason(verdict.explained) }, [verdict.explained]));
  if (verdict.waived !== null)
    parts.push(part('waived', 'waived', { reason: reason(verdict.waived) }, [verdict.waived]));
  if (verdict.revisedBecauseOf !== null)
    parts.push(part('revised', 'revised', {}, [verdict.revisedBecauseOf]));
  if (verdict.basis !== null) parts.push(part('basis', `basis.${verdict.basis}`, {}, verdict.proof));
  return parts;
}

function reasons({ verdict, step, phrases }: Scene): ExplanationPart[] {
  const remedy = remedyOf(verdict);
  return [
    ...(remedy === null ? [] : [part('remedy', `remedy.${remedy}`)]),
    part('why', 'why', { why: inLanguage(step.why, phrases) }),
    ...(verdict.verdict === 'violated'
      ? [part('risk', 'risk', { risk: inLanguage(step.risk, phrases) })]
      : []),
  ];
}

/** What can still be done, or null when nothing need be. */
function remedyOf({ verdict, explained, waived }: CheckVerdict): 'do' | 'explain' | 'record' | null {
  if (verdict === 'pending') return 'do';
  if (verdict === 'uncertain') return 'record';
  return verdict === 'violated' && explained === null && waived === null ? 'explain' : null;
}
