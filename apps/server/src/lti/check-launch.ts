import { errors, jwtVerify, type JWTPayload } from 'jose';
import { readShape } from '../http/read-body.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { isAtPlatform } from './addresses.ts';
import { CLAIM, INSTRUCTOR, launchClaims, type LaunchClaims } from './launch-claims.ts';
import type { PendingLogin } from './pending-logins.ts';
import type { KeysOf } from './platform-keys.ts';
import type { Platform } from './platforms.ts';

/** A launch that was checked: who comes from where, and for what. */
export interface Launch {
  readonly platform: Platform;
  readonly claims: LaunchClaims;
  /** Teaches in the platform's course. */
  readonly instructs: boolean;
}

/** Clocks of two servers may differ by this, seconds. */
const TOLERANCE_S = 60;
/** An older token was not made for this login. */
const MAX_AGE = '10m';

/** Checks an id token against the login it answers (LTI 1.3 core 5.1.3). Throws ApiProblem `lti.*`. */
export async function checkLaunch(
  needs: { readonly keysOf: KeysOf; readonly tool: string; readonly now: () => number },
  { platform, nonce }: Pick<PendingLogin, 'platform' | 'nonce'>,
  token: string,
): Promise<Launch> {
  const payload = await verified(needs, platform, token);
  const claims = readShape(launchClaims, payload);
  if (claims.nonce !== nonce) throw new ApiProblem('lti.nonce');
  checkAddressee(platform, claims);
  const deployment = claims[CLAIM.deployment];
  if (!platform.deploymentIds.includes(deployment)) throw new ApiProblem('lti.deployment', { deployment });
  checkAddresses(platform, needs.tool, claims);
  return { platform, claims, instructs: claims[CLAIM.roles].includes(INSTRUCTOR) };
}

/** Signature, algorithm, issuer, audience and times. */
async function verified(
  { keysOf, now }: { readonly keysOf: KeysOf; readonly now: () => number },
  platform: Platform,
  token: string,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keysOf(platform), {
      algorithms: ['RS256'],
      issuer: platform.issuer,
      audience: platform.clientId,
      requiredClaims: ['exp', 'iat', 'nonce'],
      maxTokenAge: MAX_AGE,
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now()),
    });
    return payload;
  } catch (problem) {
    if (problem instanceof errors.JWTClaimValidationFailed)
      throw new ApiProblem('lti.token', { reason: problem.claim });
    if (problem instanceof errors.JOSEError) throw new ApiProblem('lti.token', { reason: problem.code });
    throw problem;
  }
}

/** With several audiences the token must say that we are the one it was made for. */
function checkAddressee({ clientId }: Platform, { aud, azp }: LaunchClaims): void {
  const several = Array.isArray(aud) && aud.length > 1;
  if (azp === undefined ? several : azp !== clientId) throw new ApiProblem('lti.token', { reason: 'azp' });
}

/** No address in a launch leads anywhere but to us and to the platform that signed it. */
function checkAddresses(platform: Platform, tool: string, claims: LaunchClaims): void {
  const target = claims[CLAIM.target];
  if (target !== undefined) checkTarget(tool, target);
  const back = claims[CLAIM.deepLinking]?.deep_link_return_url;
  const lineitem = claims[CLAIM.grades]?.lineitem;
  for (const address of [back, lineitem])
    if (address !== undefined && !isAtPlatform(platform, address))
      throw new ApiProblem('lti.foreign-address', { address });
}

/** Throws `lti.target` unless `target` is an address of ours. */
export function checkTarget(tool: string, target: string): void {
  if (!URL.canParse(target) || new URL(target).origin !== tool) throw new ApiProblem('lti.target');
}
