import { LESSON_STAGES, type Lesson } from '@tracecraft/exchange';
import { Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from '../sharing-rounds/sharing-rounds.module.css';

/** The five steps of a lesson, and how far it is. */
export function LessonPath({ lesson }: { readonly lesson: Lesson }) {
  const say = useSay();
  const reached = LESSON_STAGES.indexOf(lesson.stage);
  return (
    <ol className={styles['path']}>
      {LESSON_STAGES.map((stage, i) => (
        <li key={stage} aria-current={i === reached ? 'step' : undefined}>
          <Tag tone={i <= reached ? 'ok' : undefined}>
            {say(i <= reached ? 'sharing.lesson.reached' : 'sharing.lesson.ahead', {
              stage: say(`sharing.lesson.stage.${stage}`),
            })}
          </Tag>
        </li>
      ))}
    </ol>
  );
}
