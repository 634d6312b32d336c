import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const folder: string = fileURLToPath(new URL('../../../../../shared/event-logs/', import.meta.url));

/** True when the real logs are there. In CI they must be; elsewhere their absence is said loudly. */
export function haveLogs(): boolean {
  if (existsSync(folder)) return true;
  if (process.env['CI'] === 'true') throw new Error(`${folder} is absent, and CI=true needs it`);
  console.error(`\n!! ${folder} IS ABSENT: tests on real event logs do not run\n`);
  return false;
}

function unpacked(path: string): Buffer {
  return gunzipSync(readFileSync(`${folder}${path}`));
}

export const logNames: readonly string[] = existsSync(folder)
  ? readdirSync(`${folder}events`).map((file) => file.replace('.events.tsv.gz', ''))
  : [];

export function eventsOf(name: string): Buffer {
  return unpacked(`events/${name}.events.tsv.gz`);
}

export function rulesOf(name: string): string {
  return readFileSync(`${folder}rules/${name}.json`, 'utf8');
}

export interface Expected {
  readonly file: string;
  readonly name: string;
  readonly set: 'A' | 'B';
  readonly half: boolean;
  readonly text: string;
}

/** Every file of expected verdicts. */
export function expectedFiles(): readonly Expected[] {
  return readdirSync(`${folder}expected`).map((file) => {
    const [name, set, kind] = file.split('.');
    return {
      file,
      name: name!,
      set: set === 'A' ? 'A' : 'B',
      half: kind === 'half',
      text: unpacked(`expected/${file}`).toString(),
    };
  });
}
