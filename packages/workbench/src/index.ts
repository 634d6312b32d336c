export type { Clock, Journal, WorkbenchPorts } from './ports.ts';
export type { Act, Session, SessionOptions } from './session-contract.ts';
export { ActError, type ActErrorCode } from './act-error.ts';
export { createSession } from './session/session.ts';
export * from './acts/index.ts';
export * from './views/index.ts';
export * from './lab/index.ts';
export * from './script/index.ts';
