/** Makes the shell work without a network from the second visit on. Development servers have no worker to register. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('/sw.js')
    .catch((problem: unknown) => console.error('service worker', problem));
}
