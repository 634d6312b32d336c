import { IconEye, IconEyeOff, IconRefresh } from '@tabler/icons-react';
import type { CheckVerdict } from '@tracecraft/practice';
import type { VerdictTurn } from '@tracecraft/workbench';
import type { KeyboardEvent } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { formatClock, formatDuration, useLanguage } from '../../language/index.ts';
import { useNow } from '../advice/use-now.ts';
import { actIcon } from '../scene/act-icons.ts';
import { eventTitle } from './event-words.ts';
import type { StripCell } from './strip-cells.ts';
import { strongest, stripWords } from './strip-words.ts';
import styles from './time-strip.module.css';
import { useCaseNames } from './use-case-names.ts';
import { VerdictMark } from './verdict-mark.tsx';

interface Place {
  readonly tabIndex: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** An act on the strip: its verdict above, in a word where one turned here; below the marker or picture of the act. */
export function ActNotch({
  cell,
  before,
  tabIndex,
  selected,
  onSelect,
  onKey,
}: Place & {
  readonly cell: StripCell & { readonly type: 'act' };
  /** Claimed time of the act before, so that each minute is written once. */
  readonly before: number | null;
}) {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const names = useCaseNames();
  const { entry, turn } = cell;
  const { event, basis, retracted, marks } = entry;
  const zone = exercise.place.zone;
  const start = event.body.claimed.start;
  const clock = formatClock(start, zone, false);
  const mark = strongest(entry);
  const about = event.body.objects.find(({ role }) => role === 'exhibit' || role === 'device');
  const number = names.number(event.header.kind === 'exhibit.recognised' ? event.id : (about?.id ?? ''));
  const title = eventTitle(say, event, names);
  const revised = entry.verdicts.some(
    ({ verdict, how }) => how !== 'misses' && verdict.revisedBecauseOf !== null,
  );
  const word = turn === null ? null : turnWord(turn);
  const Icon = actIcon(event.header.kind);
  const thing = about === undefined ? null : names.object(about.id);
  const spoken = [
    titleWith(title, thing),
    word !== null && say(word),
    stripWords(say, entry),
    revised && say('verdict.revised'),
  ].filter(Boolean);
  return (
    <li className={styles['cell']}>
      <button
        type="button"
        className={notchClass(basis, retracted)}
        aria-label={`${formatClock(start, zone)} ${spoken.join('. ')}`}
        aria-pressed={selected}
        title={title}
        tabIndex={tabIndex}
        onClick={onSelect}
        onKeyDown={onKey}
      >
        <span className={styles['verdict']}>
          {mark !== null && <VerdictMark state={mark} size={15} />}
          {word !== null && <Word text={say(word)} />}
          {revised && <IconRefresh size={13} aria-hidden />}
        </span>
        <span className={styles['stem']} aria-hidden />
        <span className={styles['number']} aria-hidden>
          {number ?? <Icon size={15} stroke={1.75} />}
          {marks.length > 0 &&
            (marks.every(({ seen }) => seen) ? <IconEye size={13} /> : <IconEyeOff size={13} />)}
        </span>
      </button>
      <span className={styles['clock']} aria-hidden>
        {before === null || formatClock(before, zone, false) !== clock ? clock : ''}
      </span>
    </li>
  );
}

/** The number under the notch is seen, so it is part of the name even where the act is about an image. */
function titleWith(title: string, thing: string | null): string {
  return thing === null || title.includes(thing) ? title : `${title}. ${thing}`;
}

function notchClass(basis: string, retracted: boolean): string {
  const names = [styles['notch'], styles[basis], retracted && styles['retracted']];
  return names.filter(Boolean).join(' ');
}

/** A word for the eye. It stands in the button's name too; as text beside the number it would read as one word with it. */
function Word({ text }: { readonly text: string }) {
  return <span className={styles['word']} data-word={text} aria-hidden />;
}

function turnWord({ state, verdict }: VerdictTurn): string {
  if (state !== 'departed') return `turn.${state}`;
  if (verdict.waived !== null) return 'turn.waived';
  return verdict.explained === null ? 'turn.departed' : 'turn.explained';
}

/** A deadline that passed without the act: the departure stands where the time ran out. */
export function PassedNotch({
  turn,
  tabIndex,
  selected,
  onSelect,
  onKey,
}: Place & { readonly turn: VerdictTurn }) {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const clock = formatClock(turn.at, exercise.place.zone, false);
  const open = turn.verdict.explained === null && turn.verdict.waived === null;
  return (
    <li className={styles['cell']}>
      <button
        type="button"
        className={`${styles['notch']} ${styles['deadline']}`}
        aria-label={`${say('strip.passed', { time: clock })}. ${say(turnWord(turn))}. ${useAbout(turn.verdict)}`}
        aria-pressed={selected}
        tabIndex={tabIndex}
        onClick={onSelect}
        onKeyDown={onKey}
      >
        <span className={styles['verdict']}>
          <VerdictMark state={open ? 'violated' : 'explained'} size={15} />
          <Word text={say(turnWord(turn))} />
        </span>
        <span className={styles['stem']} aria-hidden />
        <span className={styles['number']} aria-hidden>
          <Word text={say('strip.deadline')} />
        </span>
      </button>
      <span className={styles['clock']} aria-hidden>
        {clock}
      </span>
    </li>
  );
}

/** A deadline that is still ahead, with the time left. */
export function AheadNotch({
  verdict,
  deadline,
  tabIndex,
  selected,
  onSelect,
  onKey,
}: Place & { readonly verdict: CheckVerdict; readonly deadline: number }) {
  const { say } = useLanguage().phrases;
  const { exercise } = useOpenCase();
  const left = deadline - useNow(1000);
  const clock = formatClock(deadline, exercise.place.zone, false);
  return (
    <li className={styles['cell']}>
      <button
        type="button"
        className={`${styles['notch']} ${styles['deadline']} ${styles['ahead']}`}
        aria-label={`${say('strip.due', { time: clock })}. ${say('verdict.pending')}. ${useAbout(verdict)}`}
        aria-pressed={selected}
        tabIndex={tabIndex}
        onClick={onSelect}
        onKeyDown={onKey}
      >
        <span className={styles['verdict']}>
          <VerdictMark state="pending" size={15} />
          <Word text={formatDuration(Math.max(0, left))} />
        </span>
        <span className={styles['stem']} aria-hidden />
        <span className={styles['number']} aria-hidden>
          <Word text={say('turn.pending')} />
        </span>
      </button>
      <span className={styles['clock']} aria-hidden>
        {clock}
      </span>
    </li>
  );
}

/** Practice and object of a verdict in words. */
function useAbout({ practice: id, object }: CheckVerdict): string {
  const { localised } = useLanguage();
  const { practices } = useOpenCase();
  const names = useCaseNames();
  const practice = practices.practice(id);
  return [practice === undefined ? id : localised(practice.title), names.object(object.id)]
    .filter((part) => part !== null)
    .join(', ');
}
