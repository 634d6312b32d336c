import { basename } from 'node:path';
import { compilePractices, checkRecord } from '@tracecraft/practice';
import type { DiskImage } from '@tracecraft/image';
import type { FindingsReport, ReportedImage, ReportedItem } from '@tracecraft/documents/findings';
import type { Phrases } from '@tracecraft/phrases';
import type { CaseEvent } from '@tracecraft/record';
import {
  caseNames,
  examinations,
  replayFinding,
  textOf,
  type Examination,
  type KeptItem,
} from '@tracecraft/workbench';
import { departureReports, type DepartureReport } from '../play/departure-report.ts';
import { nodeHashing } from '../play/node-hashing.ts';
import { practicesForCheck } from '../play/practices-for-check.ts';
import { allNotices } from './with-image.ts';

/** An image at hand for a report, and its digest. */
export interface ImageAtHand {
  readonly path: string;
  readonly sha256: string;
  readonly disk: DiskImage;
}

/** What a bundle says of its images; where one is at hand, its findings are read again and the reader's notices stand with it. */
export function findingsReport(
  events: readonly CaseEvent[],
  phrases: Phrases,
  atHand: ImageAtHand | null,
  questions: ReadonlyMap<string, string>,
): FindingsReport {
  const opened = events.find(({ header }) => header.kind === 'case.opened');
  const setting = opened === undefined ? null : textOf(opened, 'setting');
  const known = (['exercise', 'duty', 'proficiency'] as const).find((one) => one === setting);
  return {
    setting: known ?? 'unknown',
    stream: events[0]?.header.stream ?? '',
    images: examinations(events, caseNames(events, phrases)).map((one) =>
      imageOf(one, one.image.sha256 === atHand?.sha256 ? atHand : null, questions),
    ),
    departures: openDepartures(events, phrases),
  };
}

function imageOf(
  { image, acquired, items, steps, limits }: Examination,
  atHand: ImageAtHand | null,
  questions: ReadonlyMap<string, string>,
): ReportedImage {
  const told = items.map((item) => itemOf(item, atHand, questions));
  return {
    title: image.sha256.slice(0, 12),
    file: atHand === null ? null : basename(atHand.path),
    sha256: image.sha256,
    size: image.size,
    format: image.format,
    verified: image.verified,
    acquired: { ...acquired, tool: image.tool },
    items: told,
    steps,
    limits,
    // reading the findings again has told the reader more
    notices: atHand === null ? null : allNotices(atHand.disk),
  };
}

function itemOf(
  item: KeptItem,
  atHand: ImageAtHand | null,
  questions: ReadonlyMap<string, string>,
): ReportedItem {
  const { question, locus } = item;
  return {
    ...item,
    question: question === null ? null : (questions.get(question) ?? question),
    replay: atHand === null || locus === null ? null : replayFinding(locus, atHand.disk, nodeHashing).outcome,
  };
}

function openDepartures(events: readonly CaseEvent[], phrases: Phrases): FindingsReport['departures'] {
  const { practices, overlay } = practicesForCheck(events, null);
  const context = {
    events,
    practices,
    phrases,
    names: caseNames(events, phrases),
    country: overlay,
    lines: new Map<string, number>(),
  };
  const verdicts = checkRecord(compilePractices(practices), events, { closed: true });
  return departureReports(verdicts, context)
    .filter(({ state }) => state === 'open')
    .map(({ practice, object, severity, text }: DepartureReport) => ({
      title: practice,
      object: object.name,
      severity,
      lines: text,
    }));
}
