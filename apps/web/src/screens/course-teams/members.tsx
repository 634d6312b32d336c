import { cameFrom } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import styles from './course-teams.module.css';

/** The members of a team with where they come from. */
export function Members({ accounts }: { readonly accounts: readonly string[] }) {
  const { state } = useCourse();
  return (
    <ul className={styles['members']}>
      {accounts.map((account) => {
        const person = state.people.get(account);
        return (
          <li key={account}>
            {person?.name ?? account} <small>{person !== undefined && cameFrom(state, person)}</small>
          </li>
        );
      })}
    </ul>
  );
}
