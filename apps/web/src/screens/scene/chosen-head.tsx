import { Link } from '@tanstack/react-router';
import type { SceneThing } from '@tracecraft/course';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, Marker } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { choiceText } from '../record/event-words.ts';
import type { About } from './about.ts';
import styles from './scene-screen.module.css';

/** What the acts are about: an exhibit, a person, a thing not yet marked, or the scene as a whole. */
export function ChosenHead({
  about,
  thing,
  onNothing,
}: {
  readonly about: About;
  readonly thing: SceneThing | undefined;
  readonly onNothing: () => void;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { exercise } = useOpenCase();
  if (about.type === 'scene' && thing === undefined)
    return (
      <header className={styles['head']}>
        <h2>{say('scene.whole')}</h2>
      </header>
    );
  return (
    <header className={styles['head']}>
      <h2 className={styles['title']}>
        {about.type === 'exhibit' && <Marker number={about.exhibit.number} />}{' '}
        {about.type === 'exhibit' && about.exhibit.description}
        {about.type === 'person' &&
          `${say('object.person', { number: about.person.number })}, ${choiceText(say, about.person.role)}`}
        {about.type === 'scene' && thing !== undefined && localised(thing.title)}
      </h2>
      <span className={styles['links']}>
        {about.type === 'exhibit' && (
          <Link
            to="/exercise/$exercise/exhibit/$exhibit"
            params={{ exercise: exercise.id, exhibit: about.exhibit.id }}
          >
            {say('exhibits.page')}
          </Link>
        )}
        <Button small look="quiet" onClick={onNothing}>
          {say('scene.back-to-whole')}
        </Button>
      </span>
    </header>
  );
}
