import type { EvidenceRef } from '@tracecraft/course';
import { images, type Session } from '@tracecraft/workbench';
import { useEffect, useMemo, useState } from 'react';
import { startImageWorker, type ImageWorker } from '../../adapters/image-worker/client.ts';
import type { Bench } from './actions/bench.ts';
import { useLabState, type LabState } from './lab-state.ts';
import { recorderFor } from './recorder.ts';

/** The engine, the state and the case, tied together for the length of the screen. */
export interface Lab {
  readonly state: LabState;
  readonly bench: Bench;
  readonly worker: ImageWorker;
  /** Id under which the case knows the opened image; null without a case, or when the case knows no such image. */
  readonly imageId: string | null;
}

/** Starts the engine when the screen opens, so that picking a file needs no network any more. */
export function useLab(session: Session | null, evidence: EvidenceRef | null): Lab {
  const { state, change, newest } = useLabState();
  const worker = useEngine();
  const imageId = session === null || evidence === null ? null : imageInCase(session, evidence.sha256);
  const bench = useMemo<Bench>(
    () => ({
      worker,
      recorder: recorderFor(
        session,
        imageId,
        () => isRecordedImage(newest()),
        (step) => change(({ pageSteps }) => ({ pageSteps: [...pageSteps, step] })),
      ),
      change,
      state: newest,
    }),
    [worker, session, imageId, change, newest],
  );
  return { state, bench, worker, imageId };
}

/** A copy on this machine counts as the case's image once its hash was found equal. */
function isRecordedImage({ from, hash }: LabState): boolean {
  return from === 'server' || hash.match === true;
}

function imageInCase(session: Session, sha256: string): string | null {
  return images(session.events()).findLast((image) => image.sha256 === sha256)?.id ?? null;
}

/** One engine for the life of the screen; strict mode mounts twice, so it ends with the last unmount. */
function useEngine(): ImageWorker {
  const [worker] = useState(lazyWorker);
  useEffect(() => worker.hold(), [worker]);
  return worker;
}

interface HeldWorker extends ImageWorker {
  hold(): () => void;
}

function lazyWorker(): HeldWorker {
  let live: ImageWorker | null = startImageWorker();
  let holders = 0;
  return {
    ask(call, args, options) {
      live ??= startImageWorker();
      return live.ask(call, args, options);
    },
    close() {
      live?.close();
      live = null;
    },
    hold() {
      holders += 1;
      live ??= startImageWorker();
      return () => {
        holders -= 1;
        if (holders === 0) this.close();
      };
    },
  };
}
