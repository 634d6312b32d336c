import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { NotFound, ScreenFault } from './screen-fault.tsx';
import { Shell } from './shell.tsx';

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ScreenFault,
});

/** Screens with the product's bar around them. */
export const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
