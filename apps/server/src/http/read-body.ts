import type { z } from 'zod/mini';
import { faultOf } from '@tracecraft/protocol';
import { ApiProblem } from './api-problem.ts';

/** `value` checked against `shape`, or `request.malformed` naming the place. */
export function readShape<T extends z.ZodMiniType>(shape: T, value: unknown): z.output<T> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ApiProblem('request.malformed', { at: faultOf(parsed.error) });
}
