import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './root-routes.tsx';

/** Courses. Every screen is fetched when it is opened: the first load knows only these addresses. */
const courses = createRoute({
  getParentRoute: () => shell,
  path: '/courses',
  component: lazyRouteComponent(() => import('../screens/courses/courses-screen.tsx'), 'CoursesScreen'),
});

const course = createRoute({
  getParentRoute: () => shell,
  path: '/course/$course',
  component: lazyRouteComponent(() => import('./course-shell.tsx'), 'CourseShell'),
});

const inCourse = [
  createRoute({
    getParentRoute: () => course,
    path: '/',
    component: lazyRouteComponent(
      () => import('../screens/course-today/course-today-screen.tsx'),
      'CourseTodayScreen',
    ),
  }),
] as const;

export const courseRoutes = [courses, course.addChildren(inCourse)] as const;
