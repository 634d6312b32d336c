import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window matches a media query; the component renders again when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    useCallback(
      (changed: () => void) => {
        const list = matchMedia(query);
        list.addEventListener('change', changed);
        return () => list.removeEventListener('change', changed);
      },
      [query],
    ),
    () => matchMedia(query).matches,
  );
}

/** A desk: room for the advice in a column of its own. The same width as in scene-screen.module.css. */
export const DESK = '(min-width: 75rem)';
