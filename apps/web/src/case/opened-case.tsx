import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseSummary } from '@tracecraft/protocol';
import type { ReactNode } from 'react';
import { Progress } from '../design/index.ts';
import { useSay } from '../language/index.ts';
import { Problem } from '../shell/cannot-open.tsx';
import { caseQuery } from './case-query.ts';
import { OpenCaseContext } from './open-case-context.ts';
import { useCourse } from './open-course.ts';

/** A case of the course around the screen, opened for what is inside: a team's for course staff, the own one for an officer. */
export function OpenedCase({
  summary,
  children,
}: {
  readonly summary: CaseSummary;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const { account, role, stream } = useCourse();
  const client = useQueryClient();
  const own = role === 'trainee';
  const within = own ? { run: summary.run ?? '', course: stream.slice('course:'.length) } : {};
  const { data, error } = useQuery(
    caseQuery(client, summary.exercise, account, own ? null : summary.stream, within),
  );
  if (error !== null) return <Problem problem={error} />;
  if (data === undefined) return <Progress label={say('case.opening')} />;
  return <OpenCaseContext value={data}>{children}</OpenCaseContext>;
}
