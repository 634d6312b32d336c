import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { paths, type Account, type CourseSummary } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { courseQuery } from '../../case/open-course.ts';
import { firstRound } from '../sharing-members/course-people.ts';

/** A lesson as it was signed in a course of the person. */
export interface CourseLesson {
  readonly event: string;
  readonly course: string;
  readonly observed: string;
  readonly cause: string;
  readonly change: string;
  readonly practice: string | null;
}

/** Lessons of the person's courses: their own words may be carried over, never anything of a record (settled question 31). */
export function courseLessonsQuery(client: QueryClient, account: Account) {
  return queryOptions({
    queryKey: ['course-lessons', account.id],
    queryFn: async (): Promise<readonly CourseLesson[]> => {
      const courses = await freshOrKept<readonly CourseSummary[]>(paths.courses);
      const lessons: CourseLesson[] = [];
      for (const { stream, title } of courses) {
        const course = await client.ensureQueryData(courseQuery(stream, account));
        await firstRound(course.link);
        for (const { event, observed, cause, change, practice } of course.state().lessons)
          lessons.push({ event, course: title ?? '', observed, cause, change, practice });
      }
      return lessons;
    },
  });
}
