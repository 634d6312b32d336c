export type { Clock, Journal, WorkbenchPorts } from './ports.ts';
export type { Act, Session } from './session-contract.ts';
