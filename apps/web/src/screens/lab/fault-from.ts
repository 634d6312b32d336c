import type { Fault } from '../../adapters/image-worker/messages.ts';

/** Any error as a code with parameters; one without a code keeps its own words. */
export function faultFrom(error: unknown): Fault {
  if (!(error instanceof Error)) return { code: 'lab.fault', params: { text: String(error) } };
  if (!('code' in error) || typeof error.code !== 'string')
    return { code: 'lab.fault', params: { text: error.message } };
  const params =
    'params' in error && typeof error.params === 'object' && error.params !== null ? error.params : {};
  return { code: error.code, params: params as Fault['params'] };
}
