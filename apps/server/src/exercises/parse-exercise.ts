import type { Exercise, Truth } from '@tracecraft/course';
import { parse } from 'yaml';
export function parseExercise(exercise: string, truth: string): Exercise {
  return { ...(parse(exercise) as Exercise), truth: parse(truth) as Truth };
}
