import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { faultOf } from '@tracecraft/protocol';
import { StartError } from '../start-error.ts';
import { isSafeAddress } from './addresses.ts';

/** File in the data folder an administrator writes; there is no LTI without it. */
const FILE = 'lti-platforms.json';

const address = z
  .string()
  .check(z.maxLength(2_048), z.refine(isSafeAddress, 'https, or http on this machine'));
const word = z.string().check(z.minLength(1), z.maxLength(255));
const platform = z
  .strictObject({
    name: word,
    issuer: address,
    clientId: word,
    deploymentIds: z.array(word).check(z.minLength(1)),
    authLoginUrl: address,
    tokenUrl: address,
    jwksUrl: z.optional(address),
    jwks: z.optional(z.strictObject({ keys: z.array(z.looseObject({ kty: z.literal('RSA') })) })),
    // the platform's teachers finish the mark by hand there: Moodle shows no grade until then
    awaitsPeople: z.optional(z.boolean()),
    instructors: z.optional(z.enum(['observer', 'trainer'])),
  })
  .check(
    z.refine((one) => (one.jwksUrl === undefined) !== (one.jwks === undefined), 'either jwksUrl or jwks'),
  );
const settings = z
  .strictObject({
    tool: address.check(z.refine((text) => new URL(text).origin === text, 'scheme and host alone')),
    platforms: z.array(platform).check(z.minLength(1)),
  })
  .check(z.refine(({ platforms }) => differ(platforms), 'an issuer and clientId stand twice'));

/** One learning platform, such as an academy's Moodle, as registered here. */
export type Platform = z.output<typeof platform>;
/** Our own address as browsers reach it (an origin), and whom we know. */
export type LtiSettings = z.output<typeof settings>;

/** Reads `lti-platforms.json` of the data folder; null when there is none. Throws StartError naming the place that is wrong. */
export function readPlatforms(folder: string): LtiSettings | null {
  const file = join(folder, FILE);
  if (!existsSync(file)) return null;
  const parsed = settings.safeParse(jsonIn(file));
  if (parsed.success) return parsed.data;
  throw new StartError('lti.platforms-invalid', { file, at: faultOf(parsed.error) });
}

/** Names a registration: an issuer may know us under several client ids. */
export function platformKey({ issuer, clientId }: Pick<Platform, 'issuer' | 'clientId'>): string {
  return JSON.stringify([issuer, clientId]);
}

function differ(platforms: readonly Pick<Platform, 'issuer' | 'clientId'>[]): boolean {
  return new Set(platforms.map(platformKey)).size === platforms.length;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (problem) {
    throw new StartError('lti.platforms-invalid', {
      file,
      at: problem instanceof Error ? problem.message : '',
    });
  }
}
