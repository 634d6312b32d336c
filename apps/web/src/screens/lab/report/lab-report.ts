import type { ExerciseBrief } from '@tracecraft/course';
import type {
  FindingsReport,
  ReportedImage,
  ReportedItem,
  ReportedNotice,
} from '@tracecraft/documents/findings';
import type { Phrases } from '@tracecraft/phrases';
import { LAB_TOOL, caseNames, examinations, textOf, type Session } from '@tracecraft/workbench';
import type { Kept } from '../kept.ts';
import type { LabState } from '../lab-state.ts';

/** What a report is made of: the page, and the case where there is one. */
export interface ReportGround {
  readonly state: LabState;
  readonly kept: readonly Kept[];
  /** Null: nothing of it is in a record. */
  readonly inCase: { readonly session: Session; readonly image: string } | null;
  readonly sha256: string | null;
  readonly brief: ExerciseBrief | null;
  readonly departures: FindingsReport['departures'];
  readonly phrases: Phrases;
  readonly localised: (text: { readonly en: string }) => string;
}

/** The report of the opened image: from the record of the case, else from this page. */
export function labReport(ground: ReportGround): FindingsReport {
  const { inCase, departures } = ground;
  if (inCase === null)
    return { setting: 'none', stream: '', images: [imageOfPage(ground)], departures: null };
  const events = inCase.session.events();
  const opened = events.find(({ header }) => header.kind === 'case.opened');
  const setting = opened === undefined ? null : textOf(opened, 'setting');
  const known = (['exercise', 'duty', 'proficiency'] as const).find((one) => one === setting);
  return {
    setting: known ?? 'unknown',
    stream: inCase.session.stream,
    images: [imageOfCase(ground, inCase)],
    departures,
  };
}

function imageOfCase(
  ground: ReportGround,
  { session, image: id }: NonNullable<ReportGround['inCase']>,
): ReportedImage {
  const events = session.events();
  const found = examinations(events, caseNames(events, ground.phrases)).find(({ image }) => image.id === id);
  const page = imageOfPage(ground);
  if (found === undefined) return page;
  const { image, acquired, items, steps, limits } = found;
  return {
    ...page,
    sha256: image.sha256,
    size: image.size,
    format: image.format,
    verified: image.verified,
    acquired: { ...acquired, tool: image.tool },
    items: items.map((item) => ({
      ...item,
      question: questionIn(ground, item.question),
      replay: ground.state.replays.get(item.event) ?? null,
    })),
    steps,
    limits,
  };
}

function imageOfPage(ground: ReportGround): ReportedImage {
  const { state, kept, sha256 } = ground;
  const { image, hash, from, title, pageSteps } = state;
  return {
    title,
    file: from === 'device' ? (image?.parts[0]?.name ?? null) : null,
    sha256,
    size: image?.size ?? null,
    format: image?.format ?? null,
    verified: hash.match,
    acquired: null,
    items: kept.map((item) => itemOfPage(ground, item)),
    steps: pageSteps,
    limits: [],
    notices: noticesOf(state),
  };
}

function itemOfPage(ground: ReportGround, { id, kind, text, question, answer, locus }: Kept): ReportedItem {
  const { zone, clock, replays } = ground.state;
  return {
    event: id,
    kind,
    text,
    question: questionIn(ground, question),
    answer,
    by: '',
    at: '',
    locus,
    tool: LAB_TOOL,
    settings: [...(zone === null ? [] : [`zone=${zone}`]), ...(clock === 0 ? [] : [`clock-ahead=${clock}s`])],
    replay: replays.get(id) ?? null,
  };
}

function questionIn({ brief, localised }: ReportGround, id: string | null): string | null {
  const text = brief?.questions.find((one) => one.id === id)?.text;
  return text === undefined ? id : localised(text);
}

/** Everything read so far that was not as it should be, each once. */
function noticesOf({ image, listings, search }: LabState): readonly ReportedNotice[] {
  const all: readonly ReportedNotice[] = [
    ...(image?.notices ?? []),
    ...(image?.fileSystems ?? []).flatMap(({ notices }) => notices),
    ...[...listings.values()].flatMap(({ fault }) => fault ?? []),
    ...(search?.notices ?? []),
  ];
  return [...new Map(all.map((notice) => [JSON.stringify(notice), notice])).values()];
}
