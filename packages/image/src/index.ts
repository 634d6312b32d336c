export type * from './contract.ts';
export { ImageError } from './image-error.ts';
export type { ImageErrorCode } from './image-error.ts';
export { openEvidence } from './open-evidence.ts';
export { bodyfileLine } from './listing/bodyfile.ts';
