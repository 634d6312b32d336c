// The workbench without a network: the files of one build, exercise drawings and API reads an officer has already seen.
// Plain JavaScript: the build fills in version and list (service-worker-plugin.ts).
const VERSION = '__VERSION__';
const PRECACHE = '__PRECACHE__';
const SHELL = `shell-${VERSION}`;
const SEEN = 'seen';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(PRECACHE.map((path) => new Request(path, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('shell-') && name !== SHELL)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

/** Drawings never change under one exercise version; they are kept once seen. */
const isDrawing = (url) => /^\/api\/exercises\/[^/]+\/views\//.test(url.pathname);
const isFont = (url) => /^\/assets\/.*\.woff2$/.test(url.pathname);

async function keptOrFetched(request) {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(SEEN)).put(request, answer.clone());
  return answer;
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') {
    event.respondWith(caches.match('/', { cacheName: SHELL }).then((page) => page ?? fetch(event.request)));
    return;
  }
  if (isDrawing(url) || isFont(url)) {
    event.respondWith(keptOrFetched(event.request));
    return;
  }
  if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/log/')) return;
  event.respondWith(
    caches.match(event.request, { cacheName: SHELL }).then((kept) => kept ?? fetch(event.request)),
  );
});
