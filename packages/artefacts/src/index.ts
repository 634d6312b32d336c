export type * from './contract.ts';
export { kindOf } from './kind-of.ts';
export { MOST_BYTES, parseArtefact } from './parse-artefact.ts';
