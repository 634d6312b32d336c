import type { Practice } from '@tracecraft/practice';
import type { PracticeLibrary } from '../../case/practice-library.ts';
import { Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import styles from './practices.module.css';
import { ProfileChanges } from './profile-changes.tsx';
import { StandTo } from './stand-to.tsx';

/** Which overlays change the practice and how, which have nothing to say yet, and that no agency has adopted it. */
export function AdoptedBy({
  practice,
  library,
}: {
  readonly practice: Practice;
  readonly library: PracticeLibrary;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const name = (list: typeof library.profiles): string =>
    list.map(({ title }) => localised(title)).join(', ');
  const worked = library.profiles
    .filter(({ status }) => status === 'worked-out')
    .map((profile) => ({
      profile,
      changes: library.adopted(profile.id).changes.filter((change) => change.practice === practice.id),
    }));
  const unchanged = worked.filter(({ changes }) => changes.length === 0).map(({ profile }) => profile);
  const stubs = library.profiles.filter(({ status }) => status === 'stub');
  return (
    <Panel title={say('library.adopted-by')}>
      <div className={styles['statement']}>
        {worked
          .filter(({ changes }) => changes.length > 0)
          .map(({ profile, changes }) => (
            <section key={profile.id}>
              <h3>
                {say('library.adopted-with', { country: localised(profile.title), version: profile.version })}
              </h3>
              <ProfileChanges changes={changes} />
            </section>
          ))}
        {unchanged.length > 0 && <p>{say('library.adopted-unchanged', { countries: name(unchanged) })}</p>}
        {stubs.length > 0 && <p>{say('library.adopted-stubs', { countries: name(stubs) })}</p>}
        <StandTo practice={practice.id} />
      </div>
    </Panel>
  );
}
