import { queryOptions, useQuery } from '@tanstack/react-query';
import { parseRubric, parseWorkedRecord, type Rubric, type WorkedRecord } from '@tracecraft/course';
import { paths, type CaseSummary } from '@tracecraft/protocol';
import { freshOrKept } from '../adapters/kept-answers.ts';
import { useCourse } from './open-course.ts';

type Texts = Record<string, () => Promise<string>>;

const RUBRICS: Texts = import.meta.glob<string>('../../../../content/rubrics/*.yaml', {
  query: '?raw',
  import: 'default',
});
const WORKED: Texts = import.meta.glob<string>('../../../../content/rubrics/worked/*.yaml', {
  query: '?raw',
  import: 'default',
});

const texts = (files: Texts): Promise<readonly string[]> =>
  Promise.all(Object.values(files).map((load) => load()));

/** Rubrics of this release, and the worked records assessors mark first. */
export interface MarkingContent {
  readonly rubrics: readonly Rubric[];
  readonly worked: readonly WorkedRecord[];
}

export const markingContentQuery = queryOptions({
  queryKey: ['marking-content'],
  staleTime: Infinity,
  gcTime: Infinity,
  structuralSharing: false,
  queryFn: async (): Promise<MarkingContent> => {
    const rubrics = (await texts(RUBRICS))
      .map(parseRubric)
      .flatMap((one) => ('rubric' in one ? [one.rubric] : []));
    const worked = (await texts(WORKED))
      .map((text) => parseWorkedRecord(text, rubrics))
      .flatMap((one) => ('worked' in one ? [one.worked] : []));
    return { rubrics, worked };
  },
});

/** Cases of the course around the screen, those of its runs alone; undefined while they are fetched. */
export function useCourseCases(): {
  readonly cases: readonly CaseSummary[] | undefined;
  readonly problem: Error | null;
} {
  const { stream } = useCourse();
  const { data, error } = useQuery({
    queryKey: ['cases', stream],
    queryFn: () => freshOrKept<readonly CaseSummary[]>(paths.cases),
    refetchInterval: 30_000,
  });
  return { cases: data?.filter((one) => one.course === stream && one.run !== null), problem: error };
}
