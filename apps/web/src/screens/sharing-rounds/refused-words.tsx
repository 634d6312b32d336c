import { caseDataIn, type CaseDataFound, type KnownHere } from '@tracecraft/exchange';
import { Button, Notice } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** Words of one field that must not be shared: which, why, and neutral words for them. Nothing where all is well. */
export function RefusedWords({
  text,
  known,
  onChange,
}: {
  readonly text: string;
  readonly known: KnownHere;
  readonly onChange: (text: string) => void;
}) {
  const say = useSay();
  const found = caseDataIn(text, known);
  if (found.length === 0) return null;
  return (
    <Notice tone="departure" live>
      <ul className={parts['form']}>
        {found.map((one) => (
          <li key={one.start}>
            <p>{say(`sharing.refused.${one.datum}`, { words: one.words })}</p>
            <Button small onClick={() => onChange(replaced(text, one, say(`sharing.neutral.${one.datum}`)))}>
              {say('sharing.refused.write', { words: say(`sharing.neutral.${one.datum}`) })}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function replaced(text: string, { start, end }: CaseDataFound, words: string): string {
  return text.slice(0, start) + words + text.slice(end);
}

/** True where nothing in these texts points to a person or a case. */
export function maySay(known: KnownHere, ...texts: readonly string[]): boolean {
  return texts.every((text) => caseDataIn(text, known).length === 0);
}
