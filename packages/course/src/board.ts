import type { CheckVerdict } from '@tracecraft/practice';
import { compareEvents, type CaseEvent } from '@tracecraft/record';
import type { BoardRow } from './board-contract.ts';

/** What the server knows of a team beside its record. */
export interface BoardSource {
  readonly stream: string;
  readonly team: string;
  readonly members: readonly string[];
  readonly events: readonly CaseEvent[];
  readonly verdicts: readonly CheckVerdict[];
  readonly devices: BoardRow['devices'];
}

const PHASES: readonly (readonly [RegExp, BoardRow['phase']])[] = [
  [
    /^(case\.opened|practices\.in-force|code\.|officer\.joined|advice\.|hint\.|inject\.|departure\.|waiver\.|act\.|verdict\.|record\.|note\.|key\.)/,
    'not-started',
  ],
  [/^case\.handed-in$/, 'handed-in'],
  [
    /^(image|finding|bookmark|write-blocker|memory|examination|tool|context|opinion|report|recipients|review|material|disclosure|testimony)\./,
    'examination',
  ],
  [
    /^(custody|seal|inventory)\.|^exhibit\.(packaged|sealed|labelled|weighed|counted|countersigned|field-tested)$/,
    'custody',
  ],
  [/^exhibit\.(collected|moved)$|^device\.(isolated|operated|powered-on|powered-off)$/, 'collection'],
  [/^(exhibit|device)\.|^scene\.(photographed|sketched)$|^zone\./, 'documentation'],
];

/** A team's row: a pure fold of its record, the same on the server and on the trainer's screen. */
export function boardRow(source: BoardSource): BoardRow {
  const events = source.events.toSorted(compareEvents);
  const phases = events.map((event) => phaseOf(event.header.kind)).filter((phase) => phase !== 'not-started');
  const of = (kind: string): number => events.filter((event) => event.header.kind === kind).length;
  return {
    stream: source.stream,
    team: source.team,
    members: source.members,
    phase: phases.includes('handed-in') ? 'handed-in' : (phases.at(-1) ?? 'not-started'),
    events: events.length,
    newest: events.reduce<number | null>((newest, event) => Math.max(newest ?? 0, event.body.recorded), null),
    exhibits: of('exhibit.recognised'),
    findings: of('finding.stated'),
    verdicts: countVerdicts(source.verdicts),
    departures: departuresOf(source.verdicts),
    devices: source.devices,
    handedIn: phases.includes('handed-in'),
  };
}

function phaseOf(kind: string): BoardRow['phase'] {
  return PHASES.find(([kinds]) => kinds.test(kind))?.[1] ?? 'arrival';
}

function countVerdicts(verdicts: readonly CheckVerdict[]): BoardRow['verdicts'] {
  const counts = { satisfied: 0, violated: 0, pending: 0, holding: 0, uncertain: 0 };
  for (const { verdict } of verdicts) if (verdict !== 'not-applicable') counts[verdict]++;
  return counts;
}

/** Unexplained first, then by severity: what the trainer should look at next. */
function departuresOf(verdicts: readonly CheckVerdict[]): BoardRow['departures'] {
  return verdicts
    .filter((one) => one.verdict === 'violated' && one.waived === null)
    .map(({ practice, step, object, severity, explained }) => ({
      practice,
      step,
      object: object.id,
      severity,
      explained: explained !== null,
    }))
    .toSorted((a, b) => Number(a.explained) - Number(b.explained) || b.severity - a.severity);
}
