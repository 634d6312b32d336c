import {
  createBrowserHistory,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import type { Within } from '../case/load-case.ts';
import { BriefScreen } from '../screens/brief/brief-screen.tsx';
import { ExhibitScreen } from '../screens/exhibit/exhibit-screen.tsx';
import { MyExercisesScreen } from '../screens/my-exercises/my-exercises-screen.tsx';
import { RecordScreen } from '../screens/record/record-screen.tsx';
import type { Opened } from '../screens/record/time-strip.tsx';
import { SceneScreen } from '../screens/scene/scene-screen.tsx';
import { SettingsScreen } from '../screens/settings/settings-screen.tsx';
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx';
import { CaseShell } from './case-shell.tsx';
import { courseRoutes } from './course-routes.tsx';
import { exchangeRoutes } from './exchange-routes.tsx';
import { root, shell } from './root-routes.tsx';

/** `event`, `verdict`: the one opened from the strip of time, whatever screen of the case is beside it. */
function openedIn(search: Record<string, unknown>): Opened {
  return {
    ...(typeof search['event'] === 'string' ? { event: search['event'] } : {}),
    ...(typeof search['verdict'] === 'string' ? { verdict: search['verdict'] } : {}),
  };
}

const plain = [
  createRoute({ getParentRoute: () => shell, path: '/', component: MyExercisesScreen }),
  createRoute({ getParentRoute: () => shell, path: '/sign-in', component: SignInScreen }),
  createRoute({ getParentRoute: () => shell, path: '/settings', component: SettingsScreen }),
  createRoute({
    getParentRoute: () => shell,
    path: '/practices',
    component: lazyRouteComponent(
      () => import('../screens/practices/practice-list-screen.tsx'),
      'PracticeListScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/practices/$practice',
    component: lazyRouteComponent(() => import('../screens/practices/practice-screen.tsx'), 'PracticeScreen'),
    validateSearch: (search: Record<string, unknown>): { readonly overlay?: string } =>
      typeof search['overlay'] === 'string' ? { overlay: search['overlay'] } : {},
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/practices/$practice/edit',
    component: lazyRouteComponent(
      () => import('../screens/practice-editor/practice-editor-screen.tsx'),
      'PracticeEditorScreen',
    ),
    validateSearch: (search: Record<string, unknown>): { readonly draft?: string } =>
      typeof search['draft'] === 'string' ? { draft: search['draft'] } : {},
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/conduct',
    component: lazyRouteComponent(() => import('../screens/conduct/conduct-screen.tsx'), 'ConductScreen'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/board/$exercise',
    component: lazyRouteComponent(() => import('../screens/board/board-screen.tsx'), 'BoardScreen'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/assess/$exercise',
    component: lazyRouteComponent(
      () => import('../screens/assess/assess-teams-screen.tsx'),
      'AssessTeamsScreen',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/assess/$exercise/$stream',
    component: lazyRouteComponent(() => import('../screens/assess/assess-shell.tsx'), 'AssessShell'),
    validateSearch: openedIn,
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/verify',
    component: lazyRouteComponent(() => import('../screens/verify/verify-screen.tsx'), 'VerifyScreen'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/public',
    component: lazyRouteComponent(() => import('../screens/public-page/public-screen.tsx'), 'PublicScreen'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/lab',
    component: lazyRouteComponent(() => import('../screens/case-lab/local-lab-screen.tsx'), 'LocalLabScreen'),
  }),
] as const;

/** Which run of a course, or which draft on this device, the case belongs to: kept from screen to screen of the case. */
function caseSearch(search: Record<string, unknown>): Opened & Within {
  const within = (['run', 'course', 'draft'] as const).flatMap((name) =>
    typeof search[name] === 'string' ? [[name, search[name]] as const] : [],
  );
  return { ...openedIn(search), ...Object.fromEntries(within) };
}

const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/exercise/$exercise',
  component: CaseShell,
  validateSearch: caseSearch,
  search: { middlewares: [retainSearchParams(['run', 'course', 'draft'])] },
});
const caseRoutes = [
  createRoute({ getParentRoute: () => caseRoute, path: '/', component: BriefScreen }),
  createRoute({ getParentRoute: () => caseRoute, path: '/scene', component: SceneScreen }),
  createRoute({ getParentRoute: () => caseRoute, path: '/exhibit/$exhibit', component: ExhibitScreen }),
  createRoute({ getParentRoute: () => caseRoute, path: '/record', component: RecordScreen }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/lab',
    component: lazyRouteComponent(() => import('../screens/case-lab/case-lab-screen.tsx'), 'CaseLabScreen'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/hand-in',
    component: lazyRouteComponent(() => import('../screens/hand-in/hand-in-screen.tsx'), 'HandInScreen'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/debrief',
    component: lazyRouteComponent(() => import('../screens/debrief/debrief-screen.tsx'), 'DebriefScreen'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    shell.addChildren([...plain, ...courseRoutes, ...exchangeRoutes]),
    caseRoute.addChildren(caseRoutes),
  ]),
  history: createBrowserHistory(),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
