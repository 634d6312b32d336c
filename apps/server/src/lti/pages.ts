import { originsOf } from './addresses.ts';
import type { Offers } from './deep-link.ts';
import type { Words } from '../words.ts';
import type { Platform } from './platforms.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The page a teacher chooses an exercise on. It has no script: each button sends one signed answer to the platform. */
export function offersPage({ returnTo, offers }: Offers, words: Words): string {
  const { say } = words.phrases;
  const choices = offers.map(
    ({ title, summary, jwt }) =>
      `<form method="post" action="${escaped(returnTo)}"><input type="hidden" name="JWT" value="${jwt}">` +
      `<h2>${escaped(title)}</h2><p>${escaped(summary)}</p>` +
      `<button type="submit">${escaped(say('lti.choose', { title }))}</button></form>`,
  );
  return page(words, say('lti.choose-title'), choices.join('\n'));
}

/** The page is framed by the platform's own editor, and its buttons lead there and nowhere else. */
export function offersHeaders(platform: Platform, { returnTo }: Offers): Readonly<Record<string, string>> {
  const framedBy = originsOf(platform).join(' ');
  const policy = `default-src 'none'; base-uri 'none'; form-action ${new URL(returnTo).origin}; frame-ancestors ${framedBy}`;
  return { 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' };
}

/** A refusal in plain words. */
export function problemPage(
  words: Words,
  code: string,
  params: Readonly<Record<string, string | number>>,
): string {
  const { say } = words.phrases;
  return page(words, say('lti.refused-title'), `<p>${escaped(say(`error.${code}`, params))}</p>`);
}

function page({ language, phrases, draft: isDraft }: Words, title: string, body: string): string {
  const head =
    `<meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="color-scheme" content="light dark"><title>${escaped(title)}</title>`;
  const draft = isDraft ? `<p><small>${escaped(phrases.say('lti.draft'))}</small></p>` : '';
  return `<!doctype html><html lang="${language}"><head>${head}</head><body><main><h1>${escaped(title)}</h1>${body}${draft}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
