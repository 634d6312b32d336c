import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './root-routes.tsx';

/** Courses. Every screen is fetched when it is opened: the first load knows only these addresses. */
const courses = [
  createRoute({
    getParentRoute: () => shell,
    path: '/courses',
    component: lazyRouteComponent(() => import('../screens/courses/courses-screen.tsx'), 'CoursesScreen'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/courses/new',
    component: lazyRouteComponent(
      () => import('../screens/courses/new-course-screen.tsx'),
      'NewCourseScreen',
    ),
  }),
] as const;

const course = createRoute({
  getParentRoute: () => shell,
  path: '/course/$course',
  component: lazyRouteComponent(() => import('./course-shell.tsx'), 'CourseShell'),
});

/** Search parameters that are texts; others are dropped. */
function texts<K extends string>(...names: readonly K[]) {
  return (search: Record<string, unknown>): { readonly [key in K]?: string } => {
    const found: { [key in K]?: string } = {};
    for (const name of names) if (typeof search[name] === 'string') found[name] = search[name];
    return found;
  };
}

const inCourse = [
  createRoute({
    getParentRoute: () => course,
    path: '/',
    component: lazyRouteComponent(
      () => import('../screens/course-today/course-today-screen.tsx'),
      'CourseTodayScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/people',
    component: lazyRouteComponent(
      () => import('../screens/course-people/course-people-screen.tsx'),
      'CoursePeopleScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/teams',
    component: lazyRouteComponent(
      () => import('../screens/course-teams/course-teams-screen.tsx'),
      'CourseTeamsScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/programme',
    component: lazyRouteComponent(
      () => import('../screens/course-programme/course-programme-screen.tsx'),
      'CourseProgrammeScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/session/$session',
    component: lazyRouteComponent(
      () => import('../screens/course-session/course-session-screen.tsx'),
      'CourseSessionScreen',
    ),
    // `code`: of attendance, as the QR code on the trainer's screen holds it.
    validateSearch: (search: Record<string, unknown>): { readonly code?: string } =>
      typeof search['code'] === 'string' ? { code: search['code'] } : {},
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/code',
    component: lazyRouteComponent(
      () => import('../screens/course-code/course-code-screen.tsx'),
      'CourseCodeScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/test/$test',
    component: lazyRouteComponent(
      () => import('../screens/course-tests/course-test-screen.tsx'),
      'CourseTestScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/survey/$survey',
    component: lazyRouteComponent(
      () => import('../screens/course-survey/course-survey-screen.tsx'),
      'CourseSurveyScreen',
    ),
    validateSearch: (search: Record<string, unknown>): { readonly about: string } => ({
      about: typeof search['about'] === 'string' ? search['about'] : 'course',
    }),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/certificates',
    component: lazyRouteComponent(
      () => import('../screens/course-certificates/course-certificates-screen.tsx'),
      'CourseCertificatesScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/certificate/$credential',
    component: lazyRouteComponent(
      () => import('../screens/course-certificates/certificate-screen.tsx'),
      'CertificateScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/follow-up',
    component: lazyRouteComponent(
      () => import('../screens/course-follow-up/course-follow-up-screen.tsx'),
      'CourseFollowUpScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/follow-up/$officer/$months',
    component: lazyRouteComponent(
      () => import('../screens/course-follow-up/follow-up-form-screen.tsx'),
      'FollowUpFormScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/report',
    component: lazyRouteComponent(
      () => import('../screens/course-report/course-report-screen.tsx'),
      'CourseReportScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/exercises',
    component: lazyRouteComponent(
      () => import('../screens/exercise-authoring/exercises-screen.tsx'),
      'ExercisesScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/exercises/$draft',
    component: lazyRouteComponent(
      () => import('../screens/exercise-authoring/author-screen.tsx'),
      'AuthorScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/runs',
    component: lazyRouteComponent(() => import('../screens/runs/runs-screen.tsx'), 'RunsScreen'),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/runs/$run',
    component: lazyRouteComponent(() => import('../screens/runs/run-control-screen.tsx'), 'RunControlScreen'),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/board/$run',
    component: lazyRouteComponent(
      () => import('../screens/run-board/run-board-screen.tsx'),
      'RunBoardScreen',
    ),
    validateSearch: (search: Record<string, unknown>): { readonly projector?: boolean } =>
      search['projector'] === true ? { projector: true } : {},
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/activity/$run',
    component: lazyRouteComponent(
      () => import('../screens/activities/activity-screen.tsx'),
      'ActivityScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/marking',
    component: lazyRouteComponent(() => import('../screens/marking/marking-screen.tsx'), 'MarkingScreen'),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/calibrate/$worked',
    component: lazyRouteComponent(() => import('../screens/marking/calibrate-screen.tsx'), 'CalibrateScreen'),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/mark/$stream/$rubric',
    component: lazyRouteComponent(() => import('../screens/marking/mark-case-screen.tsx'), 'MarkCaseScreen'),
    validateSearch: texts('event', 'verdict'),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/court/$stream',
    component: lazyRouteComponent(() => import('../screens/court/court-screen.tsx'), 'CourtScreen'),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/replay/$run',
    component: lazyRouteComponent(() => import('../screens/replay/replay-screen.tsx'), 'ReplayScreen'),
    validateSearch: texts('team', 'beside'),
  }),
  createRoute({
    getParentRoute: () => course,
    path: '/lessons',
    component: lazyRouteComponent(() => import('../screens/lessons/lessons-screen.tsx'), 'LessonsScreen'),
    validateSearch: texts('practice'),
  }),
] as const;

export const courseRoutes = [...courses, course.addChildren(inCourse)] as const;
