import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from './root-routes.tsx';

const sharing = createRoute({
  getParentRoute: () => shell,
  path: '/sharing',
  component: lazyRouteComponent(() => import('./exchange-shell.tsx'), 'ExchangeShell'),
});

/** Every screen is fetched when it is opened: the first load knows only these addresses. */
const inSharing = [
  createRoute({
    getParentRoute: () => sharing,
    path: '/rounds',
    component: lazyRouteComponent(
      () => import('../screens/sharing-rounds/rounds-screen.tsx'),
      'RoundsScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/rounds/new',
    component: lazyRouteComponent(
      () => import('../screens/sharing-rounds/experience-form-screen.tsx'),
      'ExperienceFormScreen',
    ),
    validateSearch: (search: Record<string, unknown>): { readonly replaces?: string } =>
      typeof search['replaces'] === 'string' ? { replaces: search['replaces'] } : {},
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/rounds/$experience',
    component: lazyRouteComponent(
      () => import('../screens/sharing-rounds/experience-screen.tsx'),
      'ExperienceScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/lessons',
    component: lazyRouteComponent(
      () => import('../screens/sharing-lessons/lessons-screen.tsx'),
      'LessonsScreen',
    ),
    validateSearch: (search: Record<string, unknown>): { readonly experience?: string } =>
      typeof search['experience'] === 'string' ? { experience: search['experience'] } : {},
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/lessons/$lesson',
    component: lazyRouteComponent(
      () => import('../screens/sharing-lessons/lesson-screen.tsx'),
      'LessonScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/members',
    component: lazyRouteComponent(
      () => import('../screens/sharing-members/members-screen.tsx'),
      'MembersScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/proposals',
    component: lazyRouteComponent(
      () => import('../screens/sharing-proposals/proposals-screen.tsx'),
      'ProposalsScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/proposals/$proposal',
    component: lazyRouteComponent(
      () => import('../screens/sharing-proposals/proposal-screen.tsx'),
      'ProposalScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/code',
    component: lazyRouteComponent(() => import('../screens/sharing-code/code-screen.tsx'), 'CodeScreen'),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/code/$practice',
    component: lazyRouteComponent(() => import('../screens/sharing-code/decide-screen.tsx'), 'DecideScreen'),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/translations',
    component: lazyRouteComponent(
      () => import('../screens/sharing-translations/translations-screen.tsx'),
      'TranslationsScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/agreed',
    component: lazyRouteComponent(() => import('../screens/sharing-code/agreed-screen.tsx'), 'AgreedScreen'),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/cooperation',
    component: lazyRouteComponent(
      () => import('../screens/sharing-cooperation/cooperation-screen.tsx'),
      'CooperationScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/cooperation/$note',
    component: lazyRouteComponent(
      () => import('../screens/sharing-cooperation/note-screen.tsx'),
      'NoteScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/cooperation/$note/request',
    component: lazyRouteComponent(
      () => import('../screens/sharing-cooperation/request-screen.tsx'),
      'RequestScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/twins',
    component: lazyRouteComponent(() => import('../screens/sharing-twins/twins-screen.tsx'), 'TwinsScreen'),
  }),
  createRoute({
    getParentRoute: () => sharing,
    path: '/twins/$twin',
    component: lazyRouteComponent(() => import('../screens/sharing-twins/twin-screen.tsx'), 'TwinScreen'),
  }),
] as const;

export const exchangeRoutes = [sharing.addChildren(inSharing)] as const;
