import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { markingContentQuery } from '../../case/marking-content.ts';
import { useLanguage } from '../../language/index.ts';

type Params = Readonly<Record<string, string | number>>;

/** Puts the titles of a rubric and its criterion in place of their ids in the params of a line of the score. */
export function useCriterionNames(): (params: Params) => Params {
  const { localised } = useLanguage();
  const { data } = useQuery(markingContentQuery);
  return useCallback(
    (params) => {
      const rubric = data?.rubrics.find(({ id }) => id === params['rubric']);
      const criterion = rubric?.criteria.find(({ id }) => id === params['criterion']);
      if (rubric === undefined || criterion === undefined) return params;
      return { ...params, rubric: localised(rubric.title), criterion: localised(criterion.title) };
    },
    [data, localised],
  );
}
