import {
  explainVerdict,
  sayExplanation,
  type CheckVerdict,
  type Explanation,
  type LawRow,
  type Practice,
  type Science,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { CaseEvent } from '@tracecraft/record';
import { departures, sayEvent, type CaseNames, type DepartureView } from '@tracecraft/workbench';

/** An event as a report cites it. */
export interface CitedEvent {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly officer: string;
  /** ISO 8601 with the offset the officer saw. */
  readonly at: string;
  /** Line of the act script, when it came from one. */
  readonly line: number | null;
}

/** A verdict about one object, with the object's name. */
export interface NamedVerdict extends CheckVerdict {
  readonly name: string;
}

/** A departure with everything that shows it and everything that was said about it. */
export interface DepartureReport {
  readonly practice: string;
  readonly version: string;
  readonly step: string;
  readonly severity: number;
  readonly form: string;
  readonly object: { readonly type: string; readonly id: string; readonly name: string };
  readonly sentence: string;
  readonly activation: CitedEvent | null;
  readonly missing: string | null;
  readonly nearestMiss: {
    readonly event: CitedEvent;
    readonly failed: readonly { readonly condition: string; readonly found: string | null }[];
  } | null;
  readonly proof: readonly CitedEvent[];
  readonly basis: string | null;
  readonly late: boolean;
  readonly science: readonly Science[];
  readonly law: readonly LawRow[];
  readonly lawNone: readonly string[];
  readonly state: DepartureView['state'];
  readonly explanation: (NonNullable<DepartureView['explanation']> & { readonly line: number | null }) | null;
  /** The explanation for people, one sentence a line. */
  readonly text: readonly string[];
}

/** What reports are made from. */
export interface ReportContext {
  readonly events: readonly CaseEvent[];
  readonly practices: readonly Practice[];
  readonly phrases: Phrases;
  readonly names: CaseNames;
  /** Country of the recorded overlay, or null. */
  readonly country: string | null;
  /** Event id → line of the script. */
  readonly lines: ReadonlyMap<string, number>;
}

export function namedVerdicts(
  verdicts: readonly CheckVerdict[],
  { names }: ReportContext,
): readonly NamedVerdict[] {
  return verdicts.map((verdict) => ({
    ...verdict,
    name: names.object(verdict.object.id) ?? verdict.object.type,
  }));
}

/** Departures of `verdicts`, most severe first. */
export function departureReports(
  verdicts: readonly CheckVerdict[],
  context: ReportContext,
): readonly DepartureReport[] {
  return departures(verdicts, context.events).map((view) => reportOf(view, context));
}

function reportOf(view: DepartureView, context: ReportContext): DepartureReport {
  const { verdict, state, explanation } = view;
  const { practice, version, step, severity, form, object, missing, proof, basis, late } = verdict;
  return {
    practice,
    version,
    step,
    severity,
    form,
    object: { ...object, name: context.names.object(object.id) ?? object.type },
    activation: cite(verdict.activation, context),
    missing,
    nearestMiss: nearestMissOf(verdict, context),
    proof: proof.flatMap((id) => cite(id, context) ?? []),
    basis,
    late,
    ...reasonsOf(verdict, context),
    state,
    explanation:
      explanation === null ? null : { ...explanation, line: context.lines.get(explanation.event) ?? null },
  };
}

/** What the practice itself says about it; empty when this machine does not have the practice. */
function reasonsOf(
  verdict: CheckVerdict,
  context: ReportContext,
): Pick<DepartureReport, 'sentence' | 'science' | 'law' | 'lawNone' | 'text'> {
  const practice = context.practices.find(({ id }) => id === verdict.practice);
  const step = practice?.steps.find(({ id }) => id === verdict.step);
  if (practice === undefined || step === undefined)
    return { sentence: '', science: [], law: [], lawNone: [], text: [] };
  const explained = explainVerdict(verdict, { ...context, practice });
  const text = sayExplanation(named(explained, context), context.phrases).split('\n');
  return { sentence: explained.sentence, science: step.science, law: step.law, lawNone: step.lawNone, text };
}

function nearestMissOf(
  { nearestMiss }: CheckVerdict,
  context: ReportContext,
): DepartureReport['nearestMiss'] {
  const event = nearestMiss === null ? null : cite(nearestMiss.event, context);
  return nearestMiss === null || event === null ? null : { event, failed: failedOf(nearestMiss, context) };
}

function failedOf(
  { failed }: NonNullable<CheckVerdict['nearestMiss']>,
  { names }: ReportContext,
): NonNullable<DepartureReport['nearestMiss']>['failed'] {
  return failed.map(({ condition, found }) => ({
    condition,
    found: found === null ? null : (names.object(found) ?? found),
  }));
}

/** An explanation speaks of officers by id; a report by name. */
function named(explanation: Explanation, { names }: ReportContext): Explanation {
  const told = (value: string | number): string | number =>
    typeof value === 'string' ? (names.object(value) ?? value) : value;
  const parts = explanation.parts.map((part) => ({
    ...part,
    params: Object.fromEntries(Object.entries(part.params).map(([name, value]) => [name, told(value)])),
  }));
  return { ...explanation, parts };
}

/** The event with this id as a report cites it, or null. */
function cite(id: string | null, { events, phrases, names, lines }: ReportContext): CitedEvent | null {
  const event = id === null ? undefined : events.find((one) => one.id === id);
  if (event === undefined) return null;
  return {
    id: event.id,
    kind: event.header.kind,
    text: sayEvent(event, phrases, names),
    officer: names.officer(event.body.performer),
    at: isoWithOffset(event),
    line: lines.get(event.id) ?? null,
  };
}

function isoWithOffset({ body: { claimed } }: CaseEvent): string {
  const minutes = Math.abs(claimed.offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  const wall = new Date(claimed.start + claimed.offsetMinutes * 60_000).toISOString().slice(0, 19);
  return `${wall}${claimed.offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
