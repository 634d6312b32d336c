import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { ApiProblem } from '../http/api-problem.ts';
import { callPlatform } from './outbound.ts';
import { platformKey, type Platform } from './platforms.ts';

/** How to find the key a platform signed with. */
export type KeysOf = (platform: Platform) => JWTVerifyGetKey;

const KEPT_MS = 600_000;
/** A token with an unknown key id makes us ask again, but not more often than this. */
const AGAIN_MS = 30_000;

interface Fetched {
  readonly find: JWTVerifyGetKey;
  readonly at: number;
}

/** Keys pinned in the registration, or fetched from the platform and kept for ten minutes. */
export function platformKeys(now: () => number): KeysOf {
  const kept = new Map<string, Fetched>();
  const fetched = async (platform: Platform, url: string, oldest: number): Promise<Fetched> => {
    const known = kept.get(platformKey(platform));
    if (known !== undefined && now() - known.at < oldest) return known;
    const fresh = { find: createLocalJWKSet(await askForKeys(platform, url)), at: now() };
    kept.set(platformKey(platform), fresh);
    return fresh;
  };
  return (platform) => {
    const { jwksUrl, jwks } = platform;
    if (jwksUrl === undefined) return createLocalJWKSet((jwks ?? { keys: [] }) as JSONWebKeySet);
    return async (header, token) => {
      const known = await fetched(platform, jwksUrl, KEPT_MS);
      try {
        return await known.find(header, token);
      } catch (problem) {
        if (!(problem instanceof errors.JWKSNoMatchingKey)) throw problem;
        return (await fetched(platform, jwksUrl, AGAIN_MS)).find(header, token);
      }
    };
  };
}

async function askForKeys(platform: Platform, url: string): Promise<JSONWebKeySet> {
  const headers = { accept: 'application/json' };
  const answer = await callPlatform(platform, url, { method: 'GET', headers }).catch(() => null);
  const body = answer?.status === 200 ? answer.body : null;
  if (typeof body !== 'object' || body === null || !('keys' in body) || !Array.isArray(body.keys))
    throw new ApiProblem('lti.keys-unreachable', { platform: platform.name });
  return body as JSONWebKeySet;
}
