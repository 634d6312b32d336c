/** Tells subscribers that a stream has grown. It carries no entries: readers fetch them from the store by position. */
export interface LiveHub {
  grown(stream: string): void;
  /** Calls `listener` on every growth of `stream`, or of any stream for `null`; answers how to stop. */
  subscribe(stream: string | null, listener: (stream: string) => void): () => void;
}

export function liveHub(): LiveHub {
  const listeners = new Map<string | null, Set<(stream: string) => void>>();
  return {
    grown(stream) {
      for (const key of [stream, null]) for (const listener of listeners.get(key) ?? []) listener(stream);
    },
    subscribe(stream, listener) {
      const mine = listeners.get(stream) ?? new Set();
      listeners.set(stream, mine);
      mine.add(listener);
      return () => {
        mine.delete(listener);
        if (mine.size === 0) listeners.delete(stream);
      };
    },
  };
}
