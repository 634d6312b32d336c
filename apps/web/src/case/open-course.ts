import { queryOptions } from '@tanstack/react-query';
import { foldCourse, type CoursePerson, type CourseRole, type CourseState } from '@tracecraft/course';
import type { Account } from '@tracecraft/protocol';
import type { Attachment, CaseEvent } from '@tracecraft/record';
import { stateAct } from '@tracecraft/workbench';
import { createContext, use, useCallback, useMemo } from 'react';
import type { LinkState } from '../adapters/link.ts';
import { openUnchecked, type OpenStream } from './open-stream.ts';
import { useFold, useLinkState, useStreamActs, type ActFields, type StreamActs } from './stream-acts.ts';

/** One course at work on this device: its signed record, and the course that record tells of. */
export interface OpenCourse extends OpenStream {
  /** `course:` and 32 hexadecimal digits. */
  readonly stream: string;
  readonly account: Account;
  /** The course as the device knows it now; the same object until the record grows. */
  readonly state: () => CourseState;
}

async function loadCourse(stream: string, account: Account): Promise<OpenCourse> {
  const open = await openUnchecked(stream, account);
  let state: CourseState | null = null;
  open.session.subscribe(() => (state = null));
  return {
    ...open,
    stream,
    account,
    state: () => (state ??= foldCourse(stream, open.session.events())),
  };
}

/** A course stays open for as long as the page lives: leaving its screens does not stop signing or sending. */
export function courseQuery(stream: string, account: Account) {
  return queryOptions({
    queryKey: ['course', stream, account.id],
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    queryFn: () => loadCourse(stream, account),
  });
}

/** The course around a screen: `CourseShell` gives it under `/course/$course`. */
export const OpenCourseContext = createContext<OpenCourse | null>(null);

/**
 * Signs one event of the course and keeps it on this device; the link sends it. Throws `ActError`, and records nothing,
 * when a field is missing or does not fit. `attachments`: bytes kept before with `keepBlob`.
 */
type CoursePerform = (
  kind: string,
  fields: ActFields,
  attachments?: readonly Attachment[],
) => Promise<CaseEvent>;

export interface CourseView {
  readonly stream: string;
  readonly account: Account;
  readonly state: CourseState;
  /** The signed-in person as the course knows them; null when they are not enrolled. */
  readonly me: CoursePerson | null;
  /** What the person does here: as enrolled, else as their account says. */
  readonly role: CourseRole;
  readonly perform: CoursePerform;
}

/** The course the screen is inside; the component renders again when its record grows. */
export function useCourse(): CourseView {
  const open = useOpenCourse();
  const { stream, account, session } = open;
  const state = useFold(session, open.state);
  const perform = useCallback<CoursePerform>(
    (kind, fields, attachments) => session.perform(stateAct(kind, { fields, attachments })),
    [session],
  );
  return useMemo(() => {
    const me = state.people.get(account.id) ?? null;
    return { stream, account, state, me, role: me?.role ?? (account.role as CourseRole), perform };
  }, [stream, account, state, perform]);
}

function useOpenCourse(): OpenCourse {
  const open = use(OpenCourseContext);
  if (open === null) throw new Error('no open course around this screen');
  return open;
}

/** How far this device and the server agree on the course. */
export function useCourseLink(): LinkState {
  return useLinkState(useOpenCourse().link);
}

/** Acts of one screen in the course it is inside. */
export function useCourseAct(): StreamActs {
  return useStreamActs(useOpenCourse().session);
}
