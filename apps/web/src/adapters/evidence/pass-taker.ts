import { markOf, type PassReply, type PassRequest } from './pass-messages.ts';
import { stretchesIn, type Span, type Stretch } from './stretches.ts';

/** What a pass under way gives: the spans that begin at `from` or later; null where it ended before. */
interface PassOffer {
  readonly from: number;
  readonly given: Promise<readonly Stretch[] | null>;
}

/** The other end of a PassGiver. */
export interface PassTaker {
  /** Null where no pass over `file` gets to the last of `spans`, which are in order, within so many bytes. */
  readonly ask: (file: File, spans: readonly Span[], within: number) => Promise<PassOffer | null>;
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
    ask(file, spans, within) {
      const id = ++last;
      return new Promise((resolve) => {
        const given = Promise.withResolvers<readonly Stretch[] | null>();
        const leave = (): void => {
          waiting.delete(id);
          resolve(null);
          given.resolve(null);
        };
        let timer = setTimeout(leave, SILENCE);
        let ahead: readonly Span[] = [];
        waiting.set(id, (reply) => {
          clearTimeout(timer);
          if ('memory' in reply) {
            given.resolve(reply.memory === null ? null : stretchesIn(reply.memory, ahead));
            waiting.delete(id);
          } else if (reply.from === null) leave();
          else {
            timer = setTimeout(leave, LONGEST);
            const { from } = reply;
            ahead = spans.filter(({ start }) => start >= from);
            resolve({ from, given: given.promise });
          }
        });
        port.postMessage({ id, file: markOf(file), spans, within } satisfies PassRequest);
      });
    },
  };
}
