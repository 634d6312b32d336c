import type { Plugin } from 'vite';

const DECLARATION = /packages\/record\/src\/(course-|agency-)?events\/[\w-]+\.ts$/;
/** Read before types are stripped, so that quotes are as in the source. */
const MEANING = /meaning:\s*'(?:[^'\\]|\\.)*'/g;

/**
 * Leaves the meanings of event kinds and their fields out of the web app: docs/spec/record.md and `tracecraft play --acts`
 * say them, no screen does. They are 7 kB of the first load, packed.
 */
export function kindsPlugin(): Plugin {
  return {
    name: 'tracecraft-kinds',
    enforce: 'pre',
    transform: (code, id) => (DECLARATION.test(id) ? code.replaceAll(MEANING, "meaning: ''") : null),
  };
}
