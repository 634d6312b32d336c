export type { Advice } from './advice.ts';
export type { Basis, CheckVerdict, NearestMiss, Verdict } from './verdict.ts';
export type { Monitor } from './monitor-contract.ts';
