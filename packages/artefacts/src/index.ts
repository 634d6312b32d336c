export { ARTEFACT_KINDS } from './contract.ts';
export type { ArtefactFault, ArtefactKind, ArtefactPorts, ArtefactRow, ParsedArtefact } from './contract.ts';
export { HEAD_BYTES, kindOf } from './kind-of.ts';
export { MOST_BYTES, parseArtefact } from './parse-artefact.ts';
export { readArtefact } from './read-artefact.ts';
export type { SqliteEngine } from './database/engine.ts';
