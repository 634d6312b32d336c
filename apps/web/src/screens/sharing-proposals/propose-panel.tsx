import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MEMBERS, startedFrom, type Lesson } from '@tracecraft/exchange';
import { parsePractice } from '@tracecraft/practice';
import type { Account } from '@tracecraft/protocol';
import { useState } from 'react';
import { exchangeQuery, OpenExchangeContext, useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { usePracticeTexts } from '../../case/practice-texts.ts';
import { Button, SelectField, TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';

/** What is proposed: a whole new text, and what it judges differently. */
export interface Proposed {
  readonly practice: string;
  readonly text: string;
  /** What changed, in words. */
  readonly note: string;
  readonly judged: number;
  readonly differs: number;
}

/** Whoever acts for an agency proposes the edited text to all; nothing where sharing is not open to the account. */
export function ProposePanel({
  account,
  proposed,
}: {
  /** Null: nobody is signed in. */
  readonly account: Account | null;
  /** Null until the text was compared. */
  readonly proposed: Proposed | null;
}) {
  return account === null ? null : <InExchange account={account} proposed={proposed} />;
}

function InExchange({
  account,
  proposed,
}: {
  readonly account: Account;
  readonly proposed: Proposed | null;
}) {
  const { data } = useQuery(exchangeQuery(account));
  if (data === undefined) return null;
  return (
    <OpenExchangeContext value={data}>
      <Propose proposed={proposed} />
    </OpenExchangeContext>
  );
}

function Propose({ proposed }: { readonly proposed: Proposed | null }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, mine } = useExchange();
  const { act, outcome } = useExchangeAct();
  const known = usePracticeTexts(state.proposals, proposed === null ? [] : [proposed.practice]);
  const [basis, setBasis] = useState('');
  const [lesson, setLesson] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [speaker] = mine;
  if (speaker === undefined || known === null) return null;
  const propose = async (): Promise<void> => {
    const read = proposed === null ? null : parsePractice(proposed.text);
    if (proposed === null || read === null || 'errors' in read) return;
    const base = startedFrom(known.texts.versions(proposed.practice), read.practice);
    const event = await act(
      'change.proposed',
      {
        agency: speaker.agency,
        handling: 'TLP:GREEN',
        audience: [MEMBERS],
        practice: proposed.practice,
        base: base?.source,
        text: proposed.text,
        reason: proposed.note,
        basis: basis.trim() === '' ? undefined : basis.trim(),
        lesson: lesson === '' ? undefined : lesson,
        judged: proposed.judged,
        differs: proposed.differs,
        language: code,
      },
      { done: say('sharing.proposals.proposed') },
    );
    if (event !== null) setMade(event.id);
  };
  return (
    <div className={parts['form']}>
      <TextArea
        label={say('sharing.proposals.basis')}
        hint={say('sharing.proposals.basis-hint')}
        value={basis}
        maxLength={2_000}
        rows={2}
        onChange={(event) => setBasis(event.target.value)}
      />
      {state.lessons.size > 0 && (
        <SelectField
          label={say('sharing.proposals.from-lesson')}
          value={lesson}
          onChange={(event) => setLesson(event.target.value)}
        >
          <option value="">{say('sharing.proposals.no-lesson')}</option>
          {lessonsAbout([...state.lessons.values()], proposed?.practice).map(({ id, observed }) => (
            <option key={id} value={id}>
              {observed.slice(0, 80)}
            </option>
          ))}
        </SelectField>
      )}
      <Said outcome={outcome} />
      {made !== null && (
        <Link to="/sharing/proposals/$proposal" params={{ proposal: made }}>
          {say('sharing.proposals.open-it')}
        </Link>
      )}
      <Button disabled={proposed === null || proposed.note === ''} onClick={() => void propose()}>
        {say('sharing.proposals.propose')}
      </Button>
    </div>
  );
}

/** Lessons, those that speak of this practice first. */
function lessonsAbout(lessons: readonly Lesson[], practice: string | undefined): readonly Lesson[] {
  return lessons.toSorted((a, b) => Number(b.practice === practice) - Number(a.practice === practice));
}
