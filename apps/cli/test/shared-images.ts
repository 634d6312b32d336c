import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of real test images beside the repository (never committed into it). */
export const imagesFolder: string = fileURLToPath(new URL('../../../../shared/images/', import.meta.url));

/** True when the real images are there. In CI they must be; elsewhere their absence is said loudly. */
export function haveImages(): boolean {
  if (existsSync(imagesFolder)) return true;
  if (process.env['CI'] === 'true') throw new Error(`${imagesFolder} is absent, and CI=true needs it`);
  console.error(`\n!! ${imagesFolder} IS ABSENT: tests on real disk images do not run\n`);
  return false;
}
