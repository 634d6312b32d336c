import type { CourseFacts } from './course-facts.ts';
import type { CourseDraft } from './course-draft.ts';
import type { Appeal, Mark } from './course-state.ts';

type Fold = (draft: CourseDraft, facts: CourseFacts) => void;

/** The mock court, marks, changed scores and appeals. */
export const foldMarking: Readonly<Record<string, Fold>> = {
  'court.questioned': (draft, { said, text, list }) => {
    const exchange = { case: text('case'), about: list('about'), question: text('question') };
    draft.court.set(said.event, { ...said, ...exchange, answers: [] });
  },
  'court.answered': (draft, { said, text }) => {
    const asked = draft.court.get(text('question'));
    if (asked === undefined) return;
    draft.court.set(asked.event, {
      ...asked,
      answers: [...asked.answers, { ...said, answer: text('answer') }],
    });
  },
  'mark.given': (draft, facts) => {
    const mark = markOf(facts);
    const key = [mark.by, mark.case, mark.rubric, mark.criterion, mark.round].join('\n');
    draft.marks.set(key, mark);
  },
  'score.changed': (draft, { said, text, number, maybe }) => {
    const about = { case: text('case'), component: text('component'), points: number('points') };
    draft.changes.push({ ...said, ...about, reason: text('reason'), appeal: maybe('appeal') });
  },
  'appeal.raised': (draft, { said, text }) => {
    const about = { case: text('case'), component: text('component'), reason: text('reason') };
    draft.appeals.set(said.event, { ...said, ...about, decision: null });
  },
  'appeal.decided': (draft, { said, text }) => {
    const appeal = draft.appeals.get(text('appeal'));
    if (appeal === undefined) return;
    const outcome = text('outcome') as NonNullable<Appeal['decision']>['outcome'];
    draft.appeals.set(appeal.event, { ...appeal, decision: { ...said, outcome, reason: text('reason') } });
  },
};

function markOf({ said, text, number, list }: CourseFacts): Mark {
  return {
    ...said,
    case: text('case'),
    rubric: text('rubric'),
    criterion: text('criterion'),
    level: number('level'),
    round: text('round') as Mark['round'],
    events: list('events'),
    note: text('note'),
  };
}
