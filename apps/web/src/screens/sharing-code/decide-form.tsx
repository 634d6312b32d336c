import {
  adaptPractice,
  criteriaRows,
  DECISIONS,
  overlayEntries,
  overlayFile,
  PUBLIC,
  rebaseOverlay,
  type AdaptedPractice,
  type AdoptionDecision,
  type AdoptionWord,
  type Criterion,
  type Judgement,
  type OverlayConflict,
  type OverlayEntry,
  type PracticeText,
  type PracticeTexts,
  type Standing,
} from '@tracecraft/exchange';
import { isProtected, type Practice } from '@tracecraft/practice';
import { useMemo, useState } from 'react';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, ChoiceField, Notice, Panel, TextArea } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { ProfileChanges } from '../practices/profile-changes.tsx';
import { CriteriaFields } from './criteria-fields.tsx';
import { OverlayFields } from './overlay-fields.tsx';

/** A steward decides for an agency, with the criteria beside it, and signs. */
export function DecideForm({
  agency,
  text,
  standing,
  texts,
}: {
  readonly agency: string;
  readonly text: PracticeText;
  readonly standing: Standing | undefined;
  readonly texts: PracticeTexts;
}) {
  const say = useSay();
  const { state, account } = useExchange();
  const { act, outcome } = useExchangeAct();
  const heads = standing?.heads ?? [];
  const decided = texts.bySource(text.id, heads.at(-1)?.source ?? '')?.practice;
  const {
    decision,
    setDecision,
    reason,
    setReason,
    criteria,
    setCriteria,
    entries,
    setEntries,
    overlay,
    adapted,
    conflicts,
  } = useDecision(agency, text.practice, heads.at(-1), decided);
  const isLocked = isProtected(text.practice);
  const missing = whyNot(decision, reason, entries);
  const refused = adapted !== null && 'errors' in adapted;
  const name = state.members.agencies.get(agency)?.name ?? agency;

  async function sign(): Promise<void> {
    await act(
      'adoption.decided',
      {
        agency,
        handling: 'TLP:CLEAR',
        audience: [PUBLIC],
        practice: text.id,
        version: text.version,
        source: text.source,
        decision,
        reason: stated(reason),
        overlay,
        loosens: loosensIn(adapted),
        criteria: criteriaRows(criteria),
        previous: heads.map(({ said }) => said.event),
      },
      { done: say('sharing.code.signed-now') },
    );
  }

  return (
    <Panel title={say('sharing.code.decide-for', { agency: name })}>
      <div className={parts['form']}>
        {heads.length > 1 && (
          <Notice tone="departure">
            <p>{say('sharing.code.conflict-resolve')}</p>
          </Notice>
        )}
        <Brought conflicts={conflicts} />
        <Meanwhile heads={heads} account={account.id} />
        <ChoiceField
          label={say('sharing.code.decision')}
          options={DECISIONS.filter((one) => !(isLocked && one === 'reserve')).map((value) => ({
            value,
            label: say(`sharing.code.state.${value}`),
          }))}
          value={decision}
          onChoose={setDecision}
        />
        {decision === 'adapt' && (
          <OverlayFields practice={text.practice} entries={entries} onChange={setEntries} />
        )}
        {adapted !== null && entries.length > 0 && <Preview adapted={adapted} />}
        <CriteriaFields criteria={criteria} onChange={setCriteria} />
        <TextArea
          label={say('sharing.code.reason')}
          hint={say('sharing.code.reason-hint')}
          value={reason}
          maxLength={2_000}
          rows={3}
          onChange={(event) => setReason(event.target.value)}
        />
        <Said outcome={outcome} />
        {missing !== null && <p className="label">{say(`sharing.code.missing.${missing}`)}</p>}
        <Button look="primary" disabled={missing !== null || refused} onClick={() => void sign()}>
          {say('sharing.code.sign', { version: text.version })}
        </Button>
      </div>
    </Panel>
  );
}

/** Where the shared text changed the same part as the agency: what the agency said is kept, and told. */
function Brought({ conflicts }: { readonly conflicts: readonly OverlayConflict[] }) {
  const say = useSay();
  return conflicts.length === 0 ? null : (
    <Notice tone="risk">
      {conflicts.map(({ entry, about }) => (
        <p key={`${entry.step} ${about}`}>
          {say(`sharing.code.brought.${about === 'step-gone' ? 'gone' : 'both'}`, { step: entry.step })}
        </p>
      ))}
    </Notice>
  );
}

/** Told when somebody else signs for the same agency while this form is open. */
function Meanwhile({
  heads,
  account,
}: {
  readonly heads: readonly AdoptionDecision[];
  readonly account: string;
}) {
  const say = useSay();
  const [seen] = useState(new Set(heads.map(({ said }) => said.event)));
  const others = heads.filter(({ said }) => said.by !== account && !seen.has(said.event));
  return others.length === 0 ? null : (
    <Notice tone="risk" live>
      <p>{say('sharing.code.meanwhile')}</p>
    </Notice>
  );
}

/** What a steward is about to sign, beginning with what stands; and what its overlay does. */
function useDecision(
  agency: string,
  practice: Practice,
  before: AdoptionDecision | undefined,
  decided: Practice | undefined,
) {
  const [decision, setDecision] = useState<AdoptionWord | undefined>(before?.decision);
  const [reason, setReason] = useState(before?.reason ?? '');
  const [criteria, setCriteria] = useState<ReadonlyMap<Criterion, Judgement>>(before?.criteria ?? new Map());
  const [brought] = useState(() =>
    rebaseOverlay(decided ?? practice, overlayEntries(before?.overlay ?? ''), practice),
  );
  const [entries, setEntries] = useState(brought.entries);
  const overlay = decision === 'adapt' ? overlayFile(agency, practice.id, withReason(entries, reason)) : null;
  const adapted = useMemo(
    () => (overlay === null ? null : adaptPractice(practice, overlay)),
    [practice, overlay],
  );
  return {
    decision,
    setDecision,
    reason,
    setReason,
    criteria,
    setCriteria,
    entries,
    setEntries,
    overlay,
    adapted,
    conflicts: brought.conflicts,
  };
}

function withReason(entries: readonly OverlayEntry[], reason: string): readonly OverlayEntry[] {
  return entries.map((one) => ({ ...one, reason: reason.trim() === '' ? '–' : reason.trim() }));
}

function stated(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

function loosensIn(adapted: AdaptedPractice | null): boolean | undefined {
  return adapted !== null && 'loosens' in adapted ? adapted.loosens : undefined;
}

function whyNot(
  decision: AdoptionWord | undefined,
  reason: string,
  entries: readonly OverlayEntry[],
): 'decision' | 'reason' | 'change' | null {
  if (decision === undefined) return 'decision';
  if (decision === 'adapt' && entries.length === 0) return 'change';
  return (decision === 'adapt' || decision === 'reserve') && reason.trim() === '' ? 'reason' : null;
}

/** What the overlay does, before it is signed; or why it can't be. */
function Preview({ adapted }: { readonly adapted: AdaptedPractice }) {
  const say = useSay();
  if ('errors' in adapted)
    return (
      <Notice tone="departure" live>
        {adapted.errors.map(({ code, line, params }) => (
          <p key={`${code} ${line}`}>{say(`practice.problem.${code}`, params)}</p>
        ))}
      </Notice>
    );
  return (
    <Notice tone={adapted.loosens ? 'risk' : 'info'} live>
      {adapted.loosens && <p>{say('sharing.code.loosens-everywhere')}</p>}
      <ProfileChanges changes={adapted.changes} />
    </Notice>
  );
}
