import type { CourseRun, Inject, Localised, Truth } from '@tracecraft/course';
import { useCallback, useSyncExternalStore } from 'react';
import { useOpenCase } from './open-case-context.ts';

/** The run of a course a case belongs to, or the dry run of a draft on this device. */
export interface CaseRun {
  /** Stream of the course; null in a dry run. */
  readonly course: string | null;
  /** The run as this device knows it; null until the record of the course has come. The same object until it changes. */
  readonly state: () => CourseRun | null;
  /** Id of the caller's team in the course, or null. */
  readonly team: () => string | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** What may come in while the team works. */
  readonly injects: readonly Inject[];
  /** Text of a hint the record says was taken. */
  readonly hintText: (hint: string) => Promise<Localised>;
  /** The truth of a dry run; null in a course, where the server opens it after the release. */
  readonly truth: Truth | null;
}

/** The run of the open case as the device knows it now; null where there is none or it is not known yet. */
export function useRunState(): CourseRun | null {
  const { run } = useOpenCase();
  return useSyncExternalStore(
    useCallback((listener: () => void) => run?.subscribe(listener) ?? (() => undefined), [run]),
    () => run?.state() ?? null,
  );
}

/** The duty a trainer gave this person in the run, where the exercise has it; it can be changed before the case is joined. */
export function useAssignedDuty(): string | undefined {
  const { run, account, exercise } = useOpenCase();
  const team = run?.team() ?? null;
  const duty = useRunState()
    ?.duties.get(team ?? '')
    ?.get(account.id);
  return duty !== undefined && exercise.duties.includes(duty) ? duty : undefined;
}
