import type { Bracket, UnitChange } from '@tracecraft/exchange';
import { Fragment } from 'react';
import { useSay } from '../../language/index.ts';
import { WordMarks } from '../practices/word-marks.tsx';
import { unitName } from './unit-name.ts';

/** One part before and after, and the new words with every disputed phrase in brackets, as drafters of treaties write it. */
export function BracketedText({
  change,
  brackets,
}: {
  readonly change: UnitChange;
  readonly brackets: readonly Bracket[];
}) {
  const say = useSay();
  const own = brackets.filter(({ unit, settled }) => unit === change.unit && settled === null);
  return (
    <div>
      <h3>{unitName(say, change.unit)}</h3>
      <WordMarks before={change.before} after={change.after} />
      {own.length > 0 && (
        <p lang="en">
          <span className="label">{say('sharing.proposals.in-brackets')} </span>
          {pieces(change.after, own).map(({ text, alternative }, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- pieces of one text never reorder
            <Fragment key={i}>
              {alternative === undefined ? (
                text
              ) : (
                <b>{`[${text}${alternative === null ? '' : ` / ${alternative}`}]`}</b>
              )}
            </Fragment>
          ))}
        </p>
      )}
    </div>
  );
}

interface Piece {
  readonly text: string;
  /** Undefined: undisputed. Null: disputed, nothing proposed in its place. */
  readonly alternative?: string | null;
}

function pieces(text: string, brackets: readonly Bracket[]): readonly Piece[] {
  const first = brackets
    .map((one) => ({ one, at: text.indexOf(one.phrase) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at)[0];
  if (first === undefined) return [{ text }];
  const { one, at } = first;
  const rest = brackets.filter((other) => other !== one);
  return [
    { text: text.slice(0, at) },
    { text: one.phrase, alternative: one.alternative },
    ...pieces(text.slice(at + one.phrase.length), rest),
  ];
}
