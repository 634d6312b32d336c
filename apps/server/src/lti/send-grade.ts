import { ApiProblem } from '../http/api-problem.ts';
import { SCORE_SCOPE } from './launch-claims.ts';
import { callPlatform } from './outbound.ts';
import { platformKey, type Platform } from './platforms.ts';
import type { GradeLink, PendingGrade } from './grade-links.ts';
import type { ToolKey } from './tool-key.ts';

/** `taken`: it is in the grade book. `refused`: the platform answered and said no. Rejects when nobody answers. */
export type SendGrade = (
  platform: Platform,
  link: GradeLink,
  grade: PendingGrade,
) => Promise<'taken' | 'refused'>;

/** Sends scores as Assignment and Grade Services 2.0 asks, with an access token kept while it is good. */
export function gradeSender(key: ToolKey, now: () => number): SendGrade {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  const accessToken = async (platform: Platform): Promise<string> => {
    const name = platformKey(platform);
    const known = kept.get(name);
    if (known !== undefined && known.until > now()) return known.token;
    const { token, seconds } = await askForToken(key, platform);
    kept.set(name, { token, until: now() + (seconds - MARGIN_S) * 1_000 });
    return token;
  };
  return async (platform, link, grade) => {
    const { status } = await callPlatform(platform, scoresOf(link.lineitem), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await accessToken(platform)}`,
        'content-type': 'application/vnd.ims.lis.v1.score+json',
      },
      body: JSON.stringify(scoreOf(link, grade)),
    });
    if (status === 401) kept.delete(platformKey(platform));
    // 409: the platform has a score of this time already, so an earlier try arrived and its answer was lost
    return (status >= 200 && status < 300) || status === 409 ? 'taken' : 'refused';
  };
}

/** A token this close to its end is not used any more, seconds. */
const MARGIN_S = 30;

/** The score in the words of the specification: whose, how much, how far. Nothing else about anybody. */
function scoreOf({ user }: GradeLink, { given, progress, at }: PendingGrade): Record<string, unknown> {
  return {
    userId: user,
    timestamp: new Date(at).toISOString(),
    scoreGiven: given,
    scoreMaximum: 100,
    activityProgress: 'Completed',
    gradingProgress: progress,
  };
}

/** `/scores` below the path of the line item; its query (Moodle's `?type_id=`) stays. */
function scoresOf(lineitem: string): string {
  const url = new URL(lineitem);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`;
  return url.href;
}

async function askForToken(
  key: ToolKey,
  platform: Platform,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const { clientId, tokenUrl } = platform;
  const assertion = await key.sign({ iss: clientId, sub: clientId, aud: tokenUrl }, 60);
  const { status, body } = await callPlatform(platform, tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope: SCORE_SCOPE,
    }).toString(),
  });
  if (status !== 200 || typeof body !== 'object' || body === null || !('access_token' in body))
    throw new ApiProblem('lti.token', { reason: `token ${status}` });
  const seconds = 'expires_in' in body ? Number(body.expires_in) : 0;
  return { token: String(body.access_token), seconds: Number.isFinite(seconds) ? seconds : 0 };
}
