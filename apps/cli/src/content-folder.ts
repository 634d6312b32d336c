import { fileURLToPath } from 'node:url';

/** Where practices, exercises, phrases and courses live. */
export const contentFolder: string = fileURLToPath(new URL('../../../content', import.meta.url));
