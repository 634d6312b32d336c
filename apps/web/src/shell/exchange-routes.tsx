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
    path: '/members',
    component: lazyRouteComponent(
      () => import('../screens/sharing-members/members-screen.tsx'),
      'MembersScreen',
    ),
  }),
] as const;

export const exchangeRoutes = [sharing.addChildren(inSharing)] as const;
