export * from './exercise.ts';
export type { Score, ScoreComponent } from './score-contract.ts';
export type { BoardRow } from './board-contract.ts';
export type { ContentFault, ContentFaultCode } from './content-fault.ts';
export { parseExercise, type ParsedExercise } from './parse-exercise.ts';
