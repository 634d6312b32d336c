import { markOf, type PassReply, type PassRequest } from './pass-messages.ts';
import { stretchesIn, type Span, type Stretch } from './stretches.ts';

/** What a pass under way gives: the bytes of `spans`; null where it ended before. */
interface PassOffer {
  readonly spans: readonly Span[];
  readonly given: Promise<readonly Stretch[] | null>;
}

/** The other end of a PassGiver. */
export interface PassTaker {
  /**
   * Null where no pass over `file` meets any of `spans`, which are in order, before they are all read by a trip of so many
   * bytes.
   */
  readonly ask: (file: File, spans: readonly Span[], trip: number) => Promise<PassOffer | null>;
}

/** A worker that says nothing for so long, in milliseconds, is not waited for: what it would give is read again. */
const SILENCE = 1000;
const LONGEST = 30_000;

export function passTaker(port: MessagePort): PassTaker {
  const waiting = new Map<number, (reply: PassReply) => void>();
  let last = 0;
  port.addEventListener('message', ({ data }: MessageEvent<PassReply>) => waiting.get(data.id)?.(data));
  port.start();
  return {
    ask(file, spans, trip) {
      const id = ++last;
      return new Promise((resolve) => {
        const given = Promise.withResolvers<readonly Stretch[] | null>();
        const leave = (): void => {
          waiting.delete(id);
          resolve(null);
          given.resolve(null);
        };
        let timer = setTimeout(leave, SILENCE);
        let coming: readonly Span[] = [];
        waiting.set(id, (reply) => {
          clearTimeout(timer);
          if ('memory' in reply) {
            given.resolve(reply.memory === null ? null : stretchesIn(reply.memory, coming));
            waiting.delete(id);
          } else if (reply.from === null) leave();
          else {
            timer = setTimeout(leave, LONGEST);
            coming = spans.filter(({ start, end }) => start >= reply.from && end <= reply.end);
            resolve({ spans: coming, given: given.promise });
          }
        });
        port.postMessage({ id, file: markOf(file), spans, trip } satisfies PassRequest);
      });
    },
  };
}
