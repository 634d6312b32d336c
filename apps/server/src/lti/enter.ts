import type { Account } from '@tracecraft/protocol';
import type { ExerciseLibrary } from '../exercises/library.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';
import type { Launch } from './check-launch.ts';
import { CLAIM } from './launch-claims.ts';

/** Whom a launch signs in, and what is opened; null: the first page. */
export interface Entered {
  readonly account: Account;
  readonly exercise: string | null;
}

/** How the ids of teams of one begin that a launch makes. */
export const LTI_TEAM = 'lti-team-';

/**
 * The account of the platform's user: a pseudonym made from issuer, user and role with the server's secret, so the same
 * person comes back to the same work and nobody learns the platform's user id from a record. No name is taken over.
 */
export async function enter(
  { store, library, seal }: Pick<Services, 'store' | 'library' | 'seal'>,
  launch: Launch,
): Promise<Entered> {
  const { platform, claims, instructs } = launch;
  const role: 'observer' | 'trainer' | 'trainee' =
    (instructs ? platform.instructors : undefined) ?? 'trainee';
  const digest = Buffer.from(seal(`lti\n${platform.issuer}\n${role}\n${claims.sub}`), 'base64url');
  const hex = digest.toString('hex').slice(0, 32);
  const name = `LTI ${hex.slice(0, 4)}-${hex.slice(4, 8)}`.toUpperCase();
  const person = { id: `lti-${hex}`, name, agency: platform.name, strength: 'sign-in-link' } as const;
  if (role !== 'trainee') {
    const account = { ...person, role, team: null };
    await store.addAccounts([account]);
    return { account, exercise: null };
  }
  const exercise = exerciseNamed(library, launch);
  const team = { id: `${LTI_TEAM}${hex}`, name };
  await store.addTeam(team, [exercise]);
  const account: Account = { ...person, role, team: team.id };
  await store.addAccounts([account]);
  return { account, exercise };
}

/** The exercise the custom parameter `exercise` names, or `?exercise=` of the target. Throws `lti.exercise-unknown`. */
function exerciseNamed(library: ExerciseLibrary, { claims }: Launch): string {
  const target = claims[CLAIM.target];
  const named =
    customExercise(claims[CLAIM.custom]) ??
    (target === undefined ? null : new URL(target).searchParams.get('exercise')) ??
    '';
  if (library.all().some(({ id }) => id === named)) return named;
  const known = library.all().map(({ id }) => id);
  throw new ApiProblem('lti.exercise-unknown', { exercise: named, known: known.join(', ') });
}

function customExercise(custom: unknown): string | null {
  if (typeof custom !== 'object' || custom === null || !('exercise' in custom)) return null;
  return typeof custom.exercise === 'string' ? custom.exercise : null;
}
