import { answerClock, needsLeave, type Note, type NoteStatus } from '@tracecraft/exchange';
import { Tag } from '../../design/index.ts';
import { formatSpan, useLanguage } from '../../language/index.ts';
import { useNow } from '../advice/use-now.ts';
import parts from '../course-parts/course-parts.module.css';

const TONES = {
  open: undefined,
  accepted: 'info',
  answered: 'ok',
  refused: 'risk',
  disputed: 'departure',
} as const satisfies Record<NoteStatus, string | undefined>;

/** Where a note stands, the clock to its answer, and its labels. */
export function NoteState({ note }: { readonly note: Note }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const left = answerClock(note, useNow(30_000));
  return (
    <span className={parts['row']}>
      <Tag tone={TONES[note.status]}>{say(`sharing.cooperation.status.${note.status}`)}</Tag>
      {left !== null && (
        <Tag tone={left < 0 ? 'departure' : undefined}>
          {say(left < 0 ? 'sharing.cooperation.was-due' : 'sharing.cooperation.due', {
            when: formatSpan(-left, code),
          })}
        </Tag>
      )}
      <Tag>{note.said.handling}</Tag>
      {needsLeave(note) && <Tag>{say('sharing.cooperation.controlled')}</Tag>}
    </span>
  );
}
