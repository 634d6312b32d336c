/** Which people follow which stream right now. */
export interface Presence {
  /** Notes somebody at a stream; answers how to leave. */
  readonly enter: (stream: string, account: string) => () => void;
  readonly isAt: (stream: string, account: string) => boolean;
}

export function presence(): Presence {
  const there = new Map<string, number>();
  return {
    enter(stream, account) {
      const key = `${stream}\n${account}`;
      there.set(key, (there.get(key) ?? 0) + 1);
      return () => {
        const left = (there.get(key) ?? 1) - 1;
        if (left <= 0) there.delete(key);
        else there.set(key, left);
      };
    },
    isAt: (stream, account) => there.has(`${stream}\n${account}`),
  };
}
