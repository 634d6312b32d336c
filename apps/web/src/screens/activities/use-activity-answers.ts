import type { ActivityBrief, Answers, CourseRun } from '@tracecraft/course';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { keep, kept } from '../../adapters/kept-answers.ts';
import { teamOf } from '../../case/course-views.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import type { Outcome } from '../../case/stream-acts.ts';
import { useSay } from '../../language/index.ts';

const NONE: Answers = new Map();

/** Answers in the making and those on record. */
export interface Answering {
  /** What the screen shows: the newest on record with what was changed here since. */
  readonly answers: Answers;
  readonly reasons: Answers;
  /** What stands in the record of the course, of the team or officer. */
  readonly sent: Answers;
  readonly unsent: boolean;
  readonly answer: (card: string, value: string | null) => void;
  readonly reason: (card: string, text: string) => void;
  readonly send: () => Promise<void>;
  readonly outcome: Outcome | null;
}

interface Typed {
  readonly answers: readonly (readonly [string, string])[];
  readonly reasons: readonly (readonly [string, string])[];
}

/** Answers of the caller's team (or the officer alone) to the activity of `run`. What is typed is kept on this device until it is signed. */
export function useActivityAnswers(run: CourseRun, brief: ActivityBrief): Answering {
  const say = useSay();
  const { state, account } = useCourse();
  const { act, outcome } = useCourseAct();
  const team = brief.by === 'team' ? (teamOf(state, account.id)?.team ?? null) : null;
  const name = `${brief.id}@${brief.version}`;
  const recorded = state.activities.find(
    (one) =>
      one.run === run.run &&
      one.activity === name &&
      one.team === team &&
      (team !== null || one.by === account.id),
  );
  const [typed, setTyped] = useState<Typed | null>(null);
  const slot = `activity:${run.run}:${account.id}`;
  useEffect(() => {
    void kept<Typed>(slot).then((found) => setTyped((now) => now ?? found ?? null));
  }, [slot]);
  const answers = useMemo(
    () => (typed === null ? (recorded?.answers ?? NONE) : new Map(typed.answers)),
    [typed, recorded],
  );
  const reasons = useMemo(
    () => (typed === null ? (recorded?.reasons ?? NONE) : new Map(typed.reasons)),
    [typed, recorded],
  );
  const change = useCallback(
    (next: { readonly answers?: Answers; readonly reasons?: Answers }) => {
      const now: Typed = { answers: [...(next.answers ?? answers)], reasons: [...(next.reasons ?? reasons)] };
      setTyped(now);
      void keep(slot, now);
    },
    [answers, reasons, slot],
  );
  async function send(): Promise<void> {
    const lines = (of: Answers): readonly string[] =>
      [...of].filter(([, value]) => value !== '').map(([card, value]) => `${card}=${value}`);
    const told = lines(reasons);
    const done = await act(
      'activity.answered',
      {
        run: run.run,
        activity: name,
        team,
        answers: lines(answers),
        ...(told.length === 0 ? {} : { reasons: told }),
      },
      { done: say('run.activity.sent') },
    );
    if (done === null) return;
    setTyped(null);
    await keep(slot, null);
  }
  return {
    answers,
    reasons,
    sent: recorded?.answers ?? NONE,
    unsent: typed !== null,
    answer: (card, value) => {
      const next = new Map(answers);
      if (value === null) next.delete(card);
      else next.set(card, value);
      change({ answers: next });
    },
    reason: (card, text) => change({ reasons: new Map(reasons).set(card, text) }),
    send,
    outcome,
  };
}
