/** Runs `work` soon after each call, never twice at once and at most once in `everyMs`; calls meanwhile are gathered. */
export function paced(everyMs: number, work: () => Promise<void>): () => void {
  let running = false;
  let wanted = false;
  let last = 0;
  const start = (): void => {
    running = true;
    wanted = false;
    const pause = Math.max(0, last + everyMs - Date.now());
    setTimeout(() => {
      last = Date.now();
      void work()
        .catch(() => undefined)
        .finally(() => {
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
