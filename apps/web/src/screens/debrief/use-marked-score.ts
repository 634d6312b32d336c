import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Score } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { useCallback, useSyncExternalStore } from 'react';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { courseQuery } from '../../case/open-course.ts';

const nothing = (): (() => void) => () => undefined;

/** The score of the open case with what people marked, fetched again when an assessor changed it. */
export function useMarkedScore(enabled: boolean): UseQueryResult<Score> {
  const { run, summary, account } = useOpenCase();
  const course = run?.course ?? null;
  const open = useQuery({ ...courseQuery(course ?? '', account), enabled: enabled && course !== null }).data;
  const changes = useSyncExternalStore(
    useCallback((listener: () => void) => open?.session.subscribe(listener) ?? nothing(), [open]),
    () => open?.state().changes.filter((one) => one.case === summary.stream).length ?? 0,
  );
  return useQuery({
    queryKey: ['score', summary.stream, changes],
    queryFn: () => freshOrKept<Score>(paths.score(summary.stream)),
    enabled: enabled && course !== null,
    placeholderData: keepPreviousData,
  });
}
