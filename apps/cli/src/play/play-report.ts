import type { Score } from '@tracecraft/course';
import { sayAdvice } from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import { caseNames, findings, type FindingView } from '@tracecraft/workbench';
import {
  departureReports,
  namedVerdicts,
  type DepartureReport,
  type NamedVerdict,
  type ReportContext,
} from './departure-report.ts';
import type { Played } from './play-exercise.ts';

/** What `play --json` prints. */
export interface PlayReport {
  readonly exercise: string;
  readonly stream: string;
  readonly score: Score | null;
  readonly departures: readonly DepartureReport[];
  readonly findings: readonly (FindingView & { readonly line: number | null; readonly officer: string })[];
  readonly refused: readonly {
    readonly line: number;
    readonly text: string;
    readonly code: string;
    readonly reason: string;
  }[];
  readonly advice: readonly AdviceReport[];
  readonly verdicts: readonly NamedVerdict[];
  readonly bundle: string;
}

export interface AdviceReport {
  readonly line: number;
  readonly officer: string;
  readonly form: string;
  readonly practice: string;
  readonly step: string;
  readonly severity: number;
  readonly object: string;
  readonly text: string;
}

/** The report of a play, in the reader's language, with the names the script gave to things. */
export function playReport(played: Played, phrases: Phrases, bundle: string): PlayReport {
  const { exercise, stream, run, session, score } = played;
  const context = contextOf(played, phrases);
  const verdicts = session.closedVerdicts();
  return {
    exercise: `${exercise.id}@${exercise.version}`,
    stream,
    score,
    departures: departureReports(verdicts, context),
    findings: findings(session.events()).map((finding) => ({
      ...finding,
      officer: context.names.officer(finding.by),
      line: context.lines.get(finding.event) ?? null,
    })),
    refused: run.refused.map(({ line, text, code, params }) => ({
      line,
      text,
      code,
      reason: phrases.say(`error.${code}`, params),
    })),
    advice: adviceOf(played, context),
    verdicts: namedVerdicts(verdicts, context),
    bundle,
  };
}

function contextOf({ run, session, practices, handles, exercise }: Played, phrases: Phrases): ReportContext {
  const known = new Map([...[...run.names].map(([name, id]): [string, string] => [id, name]), ...handles]);
  return {
    events: session.events(),
    practices,
    phrases,
    names: caseNames(session.events(), phrases, known),
    country: exercise.practices.overlay === 'none' ? null : exercise.practices.overlay,
    lines: new Map([...run.performed].map(([line, { id }]) => [id, line])),
  };
}

function adviceOf({ run, practices }: Played, { phrases, names }: ReportContext): readonly AdviceReport[] {
  return run.advice.map(({ line, officer, advice }) => {
    const { practice, step, severity, object } = advice.verdict;
    const source = practices.find(({ id }) => id === practice);
    return {
      line,
      officer,
      form: advice.form,
      practice,
      step,
      severity,
      object: names.object(object.id) ?? object.type,
      text: source === undefined ? '' : sayAdvice(advice, source, phrases),
    };
  });
}
