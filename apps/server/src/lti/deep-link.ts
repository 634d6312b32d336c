import type { Exercise } from '@tracecraft/course';
import { ApiProblem } from '../http/api-problem.ts';
import type { Launch } from './check-launch.ts';
import { CLAIM } from './launch-claims.ts';
import type { ToolKey } from './tool-key.ts';

/** One exercise a teacher may put into the platform's course: the signed answer that does it. */
interface Offer {
  readonly title: string;
  readonly summary: string;
  readonly jwt: string;
}

/** What the teacher chooses from, and where the choice is sent. */
export interface Offers {
  readonly returnTo: string;
  readonly offers: readonly Offer[];
}

/** Somebody reads the list before choosing. */
const CHOOSING_S = 1_800;

/** The answers to a deep linking request, one for each exercise, named in `language` where it has such a name. Throws `lti.message` when links are not asked for. */
export async function offersFor(
  key: ToolKey,
  tool: string,
  exercises: readonly Exercise[],
  { platform, claims }: Launch,
  language: string,
): Promise<Offers> {
  const settings = claims[CLAIM.deepLinking];
  if (settings?.accept_types.includes('ltiResourceLink') !== true)
    throw new ApiProblem('lti.message', { message: 'accept_types' });
  const answer = (exercise: Exercise): Promise<string> =>
    key.sign(
      {
        iss: platform.clientId,
        aud: platform.issuer,
        nonce: crypto.randomUUID(),
        [CLAIM.deployment]: claims[CLAIM.deployment],
        [CLAIM.messageType]: 'LtiDeepLinkingResponse',
        [CLAIM.version]: '1.3.0',
        [CLAIM.items]: [contentItem(tool, exercise, language)],
        ...(settings.data === undefined ? {} : { [CLAIM.data]: settings.data }),
      },
      CHOOSING_S,
    );
  const offers = exercises.map(async (one) => ({
    title: inLanguage(one.title, language),
    summary: inLanguage(one.summary, language),
    jwt: await answer(one),
  }));
  return { returnTo: settings.deep_link_return_url, offers: await Promise.all(offers) };
}

function contentItem(
  tool: string,
  { id, title, summary }: Exercise,
  language: string,
): Record<string, unknown> {
  const name = inLanguage(title, language);
  return {
    type: 'ltiResourceLink',
    title: name,
    text: inLanguage(summary, language),
    url: `${tool}/lti/launch`,
    custom: { exercise: id },
    lineItem: { scoreMaximum: 100, label: name, resourceId: id },
  };
}

function inLanguage(text: Exercise['title'], language: string): string {
  return text[language] ?? text.en;
}
