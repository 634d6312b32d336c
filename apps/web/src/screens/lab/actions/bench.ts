import type { Dispatch } from 'react';
import type { ImageWorker } from '../../../adapters/image-worker/client.ts';
import type { Fault } from '../../../adapters/image-worker/messages.ts';
import type { Change, LabState } from '../lab-state.ts';
import type { Recorder } from '../recorder.ts';

/** What an action may use. `state()` is the newest state, also after a wait. */
export interface Bench {
  readonly worker: ImageWorker;
  readonly recorder: Recorder;
  readonly change: Dispatch<Change>;
  readonly state: () => LabState;
}

/** Shows a fault; a job the person stopped is none. */
export function tell({ change }: Bench, fault: Fault | null): void {
  if (fault !== null && fault.code !== 'lab.cancelled') change({ fault });
}
