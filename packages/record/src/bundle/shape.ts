import type { Json } from '@tracecraft/bytes';

/** Checks the form of a JSON value; returns the path of the first place that differs, or undefined. */
export type Shape = (value: Json | undefined, path: string) => string | undefined;

export const text =
  (pattern: RegExp, most = 32_768): Shape =>
  (value, path) =>
    typeof value === 'string' && value.length <= most && pattern.test(value) ? undefined : path;

export const whole =
  (least = -Number.MAX_SAFE_INTEGER): Shape =>
  (value, path) =>
    typeof value === 'number' && value >= least ? undefined : path;

export const exactly =
  (...allowed: readonly (string | number | boolean | null)[]): Shape =>
  (value, path) =>
    allowed.some((one) => one === value) ? undefined : path;

export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value, path) =>
    shapes.some((shape) => shape(value, path) === undefined) ? undefined : path;

export const optional =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? undefined : shape(value, path);

export const listOf =
  (item: Shape, most: number): Shape =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > most) return path;
    for (const [i, one] of (value as readonly Json[]).entries()) {
      const fault = item(one, `${path}/${i}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

/** An object with these members and no others. */
export const object =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (!isRecord(value)) return path;
    for (const name of Object.keys(value)) if (!Object.hasOwn(members, name)) return `${path}/${name}`;
    for (const [name, shape] of Object.entries(members)) {
      const fault = shape(value[name], `${path}/${name}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

/** An object whose names match `pattern` and whose values all have one shape. */
export const mapOf =
  (pattern: RegExp, item: Shape): Shape =>
  (value, path) => {
    if (!isRecord(value)) return path;
    for (const [name, one] of Object.entries(value)) {
      const fault = pattern.test(name) ? item(one, `${path}/${name}`) : `${path}/${name}`;
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
