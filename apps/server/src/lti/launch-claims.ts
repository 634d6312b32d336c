import * as z from 'zod/mini';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/** Full names of the claims we read and write (LTI 1.3 core, Deep Linking 2.0, Assignment and Grade Services 2.0). */
export const CLAIM = {
  messageType: `${LTI}message_type`,
  version: `${LTI}version`,
  deployment: `${LTI}deployment_id`,
  target: `${LTI}target_link_uri`,
  link: `${LTI}resource_link`,
  roles: `${LTI}roles`,
  custom: `${LTI}custom`,
  presentation: `${LTI}launch_presentation`,
  grades: `${AGS}claim/endpoint`,
  deepLinking: `${DL}deep_linking_settings`,
  items: `${DL}content_items`,
  data: `${DL}data`,
} as const;

/** What a tool may ask the platform's token address for, to send a score. */
export const SCORE_SCOPE = `${AGS}scope/score`;
/** The course role of somebody who teaches; roles in the whole institution or system give nothing here. */
export const INSTRUCTOR = `${ROLE}Instructor`;

const text = z.string().check(z.minLength(1), z.maxLength(2_048));

/** The claims of a launch we look at; everything else in the token, such as names, is dropped unread. */
export const launchClaims = z.object({
  // LTI 1.3 core 5.3.6.1: at most 255 ASCII characters
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.optional(z.string()),
  nonce: text,
  [CLAIM.messageType]: text,
  [CLAIM.version]: z.literal('1.3.0'),
  [CLAIM.deployment]: text,
  [CLAIM.target]: z.optional(text),
  [CLAIM.link]: z.optional(z.object({ id: text })),
  [CLAIM.roles]: z.array(z.string()),
  // Moodle writes an empty list where there are none
  [CLAIM.custom]: z.optional(z.unknown()),
  [CLAIM.presentation]: z.optional(z.object({ locale: z.optional(z.string().check(z.maxLength(64))) })),
  [CLAIM.grades]: z.optional(z.object({ scope: z.array(z.string()), lineitem: z.optional(text) })),
  [CLAIM.deepLinking]: z.optional(
    z.object({
      deep_link_return_url: text,
      accept_types: z.array(z.string()),
      data: z.optional(z.string().check(z.maxLength(16_384))),
    }),
  ),
});
export type LaunchClaims = z.output<typeof launchClaims>;
