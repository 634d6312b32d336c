import { usePractices } from '../../case/more-practices.ts';
import { Button } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { PracticeChoice } from '../practices/practice-choice.tsx';

/** Which practices it speaks of: one is added at a time. */
export function PracticesField({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const library = usePractices(chosen);
  const nameOf = (id: string): string => {
    const practice = library?.practice(id);
    return practice === undefined ? id : `${practice.code ?? ''} ${localised(practice.title)}`.trim();
  };
  return (
    <div className={parts['form']}>
      <PracticeChoice
        label={say('sharing.round.practices')}
        optional={say('marking.optional')}
        none={say('sharing.round.add-practice')}
        value=""
        without={chosen}
        onChange={(id) => onChange([...chosen, id])}
      />
      <ul className={parts['row']}>
        {chosen.map((id) => (
          <li key={id}>
            <Button small look="quiet" onClick={() => onChange(chosen.filter((one) => one !== id))}>
              {say('sharing.round.without-practice', { name: nameOf(id) })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
