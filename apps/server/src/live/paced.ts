/**
 * Runs `work` soon after each call, never twice at once and at most once in `everyMs`; calls meanwhile are gathered. Work
 * that takes long rests three times as long, up to `restMs`, so that it never keeps others from the processor.
 */
export function paced(everyMs: number, work: () => Promise<void>, restMs = everyMs): () => void {
  let running = false;
  let wanted = false;
  let last = 0;
  let rest = everyMs;
  const start = (): void => {
    running = true;
    wanted = false;
    const pause = Math.max(0, last + rest - Date.now());
    setTimeout(() => {
      last = Date.now();
      void work()
        .catch(() => undefined)
        .finally(() => {
          rest = Math.min(Math.max(everyMs, 4 * (Date.now() - last)), Math.max(everyMs, restMs));
          running = false;
          if (wanted) start();
        });
    }, pause);
  };
  return () => {
    wanted = true;
    if (!running) start();
  };
}
