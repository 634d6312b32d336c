import './design/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { registerServiceWorker } from './adapters/service-worker.ts';
import { LanguageProvider, loadLanguage, preferredLanguage } from './language/index.ts';
import { router } from './shell/routes.tsx';
import { applyTheme, storedTheme } from './shell/theme.ts';

applyTheme(storedTheme());
// Links printed by older servers carry the page in the fragment too.
if (location.hash.startsWith('#/sign-in/'))
  history.replaceState(null, '', `/sign-in#${location.hash.slice('#/sign-in/'.length)}`);

// Queries run without a network as well: what the device kept answers then.
const client = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { networkMode: 'always' },
  },
});

const place = document.getElementById('root');
if (place !== null) {
  const initial = await loadLanguage(preferredLanguage());
  createRoot(place).render(
    <StrictMode>
      <LanguageProvider initial={initial}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}
registerServiceWorker();
