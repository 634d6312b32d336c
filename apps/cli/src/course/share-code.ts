import {
  agenciesByName,
  criteriaRows,
  decisionOf,
  foldExchange,
  MEMBERS,
  overlayFile,
  practiceTexts,
  PUBLIC,
  settledText,
  type AgencyHere,
  type ExchangeState,
  type PracticeText,
} from '@tracecraft/exchange';
import { withValue, withVersion } from '@tracecraft/practice';
import { paths } from '@tracecraft/protocol';
import type { CourseDevice } from './course-device.ts';
import { practicesIn, type PracticeFile } from '../play/practice-shelf.ts';
import type { Simulation } from './simulation.ts';

/** What the programme agrees on. */
const AGREED = [
  'check-for-injured',
  'authority-before-entry',
  'photograph-before-moving',
  'fresh-gloves',
  'one-item-one-package',
  'seal-and-label',
  'signed-handover',
  'notes-at-the-time',
  'measured-sketch',
  'conditions-logged',
  'tested-write-blocker',
  'hash-the-image',
] as const;
const CHANGED = 'notes-at-the-time';
const RESERVED = 'hash-the-image';
/** Practices an agency tightens for itself, one each. */
const TIGHTENED = ['measured-sketch', 'conditions-logged', 'tested-write-blocker'] as const;

const OPEN = { handling: 'TLP:CLEAR', audience: [PUBLIC] };
const AMONG_MEMBERS = { handling: 'TLP:GREEN', audience: [MEMBERS] };

/** Who decides for an agency. */
interface Steward {
  readonly agency: AgencyHere;
  readonly device: CourseDevice;
}

/**
 * One practice is changed by a proposal with a disputed phrase; then every agency decides about each practice: adoptions,
 * adaptations and one reservation; the office closes the text. The same seed decides the same.
 */
export async function shareCode(simulation: Simulation): Promise<void> {
  const { sharing, office, say } = simulation;
  const files = await office.api().get<readonly PracticeFile[]>(paths.practices);
  const stewards = await stewardsOf(simulation);
  const [first] = stewards;
  if (first === undefined) return;
  await changePractice(
    stewards,
    textsIn(files, stateOf(first.device)).current(CHANGED),
    simulation.clock.now(),
  );
  const { current } = textsIn(files, stateOf(await sharing(first.device.account)));
  for (const [i, steward] of stewards.entries()) {
    await sharing(steward.device.account);
    for (const [j, practice] of AGREED.entries()) {
      const text = current(practice);
      if (text !== undefined)
        await decide(steward, text, {
          last: i === stewards.length - 1,
          i,
          draw: simulation.plan.seed + 5 * i + 3 * j,
        });
    }
    await steward.device.push();
  }
  const device = await sharing(office.account);
  const texts = AGREED.flatMap((one) => current(one) ?? []);
  await device.perform('code.agreed', {
    agency: 'programme-office',
    ...OPEN,
    title: 'Shared code of conduct for crime scenes and digital evidence',
    version: '1.0',
    practices: texts.map(({ id, version }) => `${id}@${version}`),
    sources: texts.map(({ id, source }) => `${id}=${source}`),
    language: 'en',
  });
  await device.push();
  say('sharing: one agreed code');
}

function stateOf({ session }: CourseDevice): ExchangeState {
  return foldExchange(session.stream, session.events());
}

function textsIn(files: readonly PracticeFile[], { proposals }: ExchangeState) {
  const shipped = files.filter(({ path }) => path.endsWith('.practice.md'));
  const byId = new Map(
    practicesIn(shipped).map((practice, i) => [practice.id, { practice, text: shipped[i]!.text }]),
  );
  return practiceTexts((id) => byId.get(id), proposals);
}

async function stewardsOf({ sharing, office, officers }: Simulation): Promise<readonly Steward[]> {
  const { members } = stateOf(await sharing(office.account));
  const stewards: Steward[] = [];
  for (const agency of agenciesByName(members)) {
    const steward = members.representatives.find(
      (one) => one.agency === agency.agency && one.duty === 'steward' && officers.has(one.account),
    );
    if (steward !== undefined) stewards.push({ agency, device: await sharing(steward.account) });
  }
  return stewards;
}

/** Proposed by one agency, disputed by the last, settled and accepted by a third (the same few where there are no more). */
async function changePractice(
  stewards: readonly Steward[],
  text: PracticeText | undefined,
  now: number,
): Promise<void> {
  const [proposer, accepter] = [stewards[0], stewards[1] ?? stewards[0]];
  const disputer = stewards.at(-1);
  if (text === undefined || proposer === undefined || accepter === undefined || disputer === undefined)
    return;
  const reworded = withVersion(
    withValue(
      text.text,
      ['steps', 0, 'why', 'en'],
      'Memory fades within hours. A note written later looks invented to a court.',
    ),
    {
      version: nextVersion(text.version),
      date: new Date(now).toISOString().slice(0, 10),
      change: 'Says why the hour counts.',
    },
  );
  const proposal = await proposer.device.perform('change.proposed', {
    agency: proposer.agency.agency,
    ...AMONG_MEMBERS,
    practice: text.id,
    base: text.source,
    text: reworded,
    reason: 'Teams of the exercise wrote notes in the evening and could not say why that matters.',
    basis: 'Notes at the time are asked for by every source the practice names; the rule stays as it is.',
    judged: 0,
    differs: 0,
    language: 'en',
  });
  await proposer.device.push();
  await disputer.device.pull();
  const bracket = await disputer.device.perform('phrase.bracketed', {
    agency: disputer.agency.agency,
    ...AMONG_MEMBERS,
    proposal: proposal.id,
    unit: `${text.practice.steps[0]?.id ?? ''}/why`,
    phrase: 'looks invented to a court',
    alternative: 'weighs less in court',
    reason: 'A late note is no invention; it only carries less weight.',
  });
  await disputer.device.push();
  await accepter.device.pull();
  await accepter.device.perform('phrase.settled', {
    agency: accepter.agency.agency,
    ...AMONG_MEMBERS,
    bracket: bracket.id,
    outcome: 'replaced',
    words: 'weighs less in court',
    reason: 'All agreed that weight is meant.',
  });
  const read = stateOf(accepter.device).proposals.all.get(proposal.id);
  await accepter.device.perform('change.decided', {
    agency: accepter.agency.agency,
    ...AMONG_MEMBERS,
    proposal: proposal.id,
    outcome: 'accepted',
    version: nextVersion(text.version),
    text: read === undefined ? undefined : settledText(read),
    reason: 'Clearer for a new officer; the rule itself does not change.',
  });
  await accepter.device.push();
}

function nextVersion(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return `${major}.${minor + 1}.0`;
}

async function decide(
  { agency: { agency }, device }: Steward,
  text: PracticeText,
  { last, i, draw }: { readonly last: boolean; readonly i: number; readonly draw: number },
): Promise<void> {
  const before = stateOf(device).adoptions.get(text.id)?.get(agency);
  if (before !== undefined && decisionOf(before) !== null) return;
  const said = {
    agency,
    ...OPEN,
    practice: text.id,
    version: text.version,
    source: text.source,
    criteria: criteriaRows(
      new Map([
        ['benefit', 'favours'],
        ['feasibility', draw % 3 === 0 ? 'neutral' : 'favours'],
      ]),
    ),
  };
  if (text.id === RESERVED && last) {
    const reason = 'The steward has asked the own laboratory first and answers when it has replied.';
    return void (await device.perform('adoption.decided', { ...said, decision: 'reserve', reason }));
  }
  if (text.id === TIGHTENED[i])
    return void (await device.perform('adoption.decided', { ...said, ...tightened(agency, text) }));
  const decision = draw % 13 === 0 ? 'undecided' : 'adopt';
  await device.perform('adoption.decided', { ...said, decision });
}

/** The first step asks for more: one level up, or one step graver. */
function tightened(agency: string, { id, practice }: PracticeText) {
  const step =
    practice.steps.find(({ level, severity }) => level !== 'must' || severity < 4) ?? practice.steps[0]!;
  const reason = 'Asked for without exception in the own standing orders.';
  const severity = Math.min(4, step.severity + 1) as 1 | 2 | 3 | 4;
  const entry = { step: step.id, level: 'must', severity, check: null, reason } as const;
  return { decision: 'adapt', reason, overlay: overlayFile(agency, id, [entry]), loosens: false };
}
