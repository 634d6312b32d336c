import { tell, type Bench } from './bench.ts';

/** Takes `seconds` off every time of the timeline, because the device's clock was ahead. Recorded, as it changes what is shown. */
export async function setClock(bench: Bench, seconds: number): Promise<void> {
  bench.change({ clock: seconds });
  tell(bench, await bench.recorder.step('setting', `clock-ahead=${seconds}s`));
}
