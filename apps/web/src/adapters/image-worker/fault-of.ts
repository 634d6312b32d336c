import { ShortReadError } from '@tracecraft/bytes';
import type { Fault } from './messages.ts';

/** Any error as a code with parameters; what has no code keeps its own words under `lab.fault`. */
export function faultOf(error: unknown): Fault {
  if (error instanceof ShortReadError) {
    const { code, offset, wanted, available } = error;
    return { code, params: { offset, wanted, available } };
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return { code: error.code, params: 'params' in error ? plainParams(error.params) : {} };
  return { code: 'lab.fault', params: { text: error instanceof Error ? error.message : String(error) } };
}

function plainParams(params: unknown): Fault['params'] {
  if (typeof params !== 'object' || params === null) return {};
  const usable = Object.entries(params).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return Object.fromEntries(usable) as Fault['params'];
}
