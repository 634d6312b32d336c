export * from './exercise.ts';
export type { Score, ScoreComponent } from './score-contract.ts';
export type { BoardRow } from './board-contract.ts';
