import {
  mergeBySteps,
  type MergeConflict,
  type PracticePart,
  type PracticeText,
  type Proposal,
  type Side,
} from '@tracecraft/exchange';
import {
  printCheck,
  withVersion,
  writePractice,
  type Practice,
  type PracticeStep,
} from '@tracecraft/practice';
import { useMemo, useState } from 'react';
import { useExchangeAct } from '../../case/open-exchange.ts';
import { Button, ChoiceField, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { nextVersion } from '../practice-editor/edited-practice.ts';
import { unitName } from './unit-name.ts';

/** Brings a proposal onto the text that stands now, step by step; where both changed the same part somebody chooses. */
export function MergePanel({
  proposal,
  base,
  ours,
  current,
  agency,
}: {
  readonly proposal: Proposal;
  readonly base: Practice;
  readonly ours: Practice;
  readonly current: PracticeText;
  readonly agency: string;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { act, outcome } = useExchangeAct();
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const all = useMemo(() => mergeBySteps(base, ours, current.practice), [base, ours, current]);
  const merged = mergeBySteps(base, ours, current.practice, choices);
  const propose = async (): Promise<void> => {
    const version = nextVersion([current.version, ours.version]);
    const text = withVersion(writePractice(merged.practice), {
      version,
      date: new Date().toISOString().slice(0, 10),
      change: proposal.reason,
    });
    const { practice, reason, basis, lesson, said } = proposal;
    await act(
      'change.proposed',
      {
        agency,
        handling: said.handling,
        audience: said.audience,
        practice,
        base: current.source,
        text,
        reason,
        basis: basis === '' ? undefined : basis,
        lesson,
        language: code,
      },
      { done: say('sharing.proposals.merged') },
    );
  };
  return (
    <div className={parts['form']}>
      <h3>{say('sharing.proposals.merge')}</h3>
      <ul className={parts['lines']}>
        {all.steps.map(({ step, from }) => (
          <li key={step ?? ''}>
            <span className={parts['what']}>{step ?? say('sharing.code.beside-steps')}</span>
            <Tag tone={from === 'conflict' ? 'risk' : undefined}>{say(`sharing.proposals.from.${from}`)}</Tag>
          </li>
        ))}
      </ul>
      {all.conflicts.map((conflict) => (
        <Conflict
          key={conflict.key}
          conflict={conflict}
          choice={choices.get(conflict.key)}
          onChoose={(side) => setChoices(new Map([...choices, [conflict.key, side]]))}
        />
      ))}
      <Said outcome={outcome} />
      <Button disabled={merged.conflicts.length > 0} onClick={() => void propose()}>
        {say('sharing.proposals.propose-merged')}
      </Button>
    </div>
  );
}

function Conflict({
  conflict,
  choice,
  onChoose,
}: {
  readonly conflict: MergeConflict;
  readonly choice: Side | undefined;
  readonly onChoose: (side: Side) => void;
}) {
  const { say } = useLanguage().phrases;
  const { key, rule, ours, theirs } = conflict;
  const [step = '', name = ''] = key.includes('/') ? key.split('/') : ['', key];
  const unit = rule
    ? `${step}/check`
    : `${step === '' ? '' : `${step}/`}${name.replace(/\.([A-Z]{2})$/, '/$1').replace(/\..*$/, '')}`;
  return (
    <div>
      <p>{rule ? say('sharing.proposals.conflict-rule') : say('sharing.proposals.conflict-text')}</p>
      <p>
        <b>{say('sharing.proposals.side.theirs')}</b> <span lang="en">{wordsOf(theirs)}</span>
      </p>
      <p>
        <b>{say('sharing.proposals.side.ours')}</b> <span lang="en">{wordsOf(ours)}</span>
      </p>
      <ChoiceField
        label={unitName(say, unit)}
        options={(['theirs', 'ours'] as const).map((value) => ({
          value,
          label: say(`sharing.proposals.take.${value}`),
        }))}
        value={choice}
        onChoose={onChoose}
      />
    </div>
  );
}

function wordsOf(part: PracticePart | null): string {
  if (part === null) return '–';
  if (typeof part.value === 'string') return part.value;
  if (!part.key.endsWith('/rule')) return part.content;
  const { tree, level, severity } = part.value as Pick<PracticeStep, 'tree' | 'level' | 'severity'>;
  return `${level}, ${severity}: ${printCheck(tree)}`;
}
