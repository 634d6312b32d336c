import { createServer } from 'node:net';
import { CLIENT, PlatformDouble } from '../../apps/server/test/lti-platform.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const MEMBER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/** What a teacher put into the academy's course. */
export interface ContentItem {
  readonly title: string;
  readonly url: string;
  readonly custom: Readonly<Record<string, string>>;
}

/** The platform double with pages of its own: a course, in which a teacher selects content and a student opens it. */
export class Academy {
  readonly platform: PlatformDouble = new PlatformDouble();
  /** The item that was selected, once it was. */
  item: ContentItem | null = null;
  readonly #tool: string;
  readonly #locale: string;

  constructor(tool: string, locale: string) {
    this.#tool = tool;
    this.#locale = locale;
    this.platform.page = (url, form) => this.#page(url, form);
  }

  /** Address of the course, as its teacher or a student sees it. */
  course(who: 'teacher' | 'student'): string {
    return `${this.platform.issuer}/course/view.php?as=${who}`;
  }

  async #page(url: URL, form: URLSearchParams): Promise<string | null> {
    switch (url.pathname) {
      case '/course/view.php':
        return this.#course(url.searchParams.get('as') ?? '');
      case '/mod/lti/auth.php':
        return this.#answers(url.searchParams);
      case '/mod/lti/contentitem_return.php':
        return this.#select(form.get('JWT') ?? '');
      default:
        return null;
    }
  }

  /** A link of the course begins a login at the tool (LTI 1.3 core 5.1.1.1); the hint says who wants what. */
  #course(who: string): string {
    const ask = (message: string, words: string): string => {
      const asked = new URLSearchParams({
        iss: this.platform.issuer,
        client_id: CLIENT,
        target_link_uri: `${this.#tool}/lti/launch`,
        login_hint: who,
        lti_message_hint: message,
      });
      return `<p><a href="${this.#tool}/lti/login?${asked.toString().replaceAll('&', '&amp;')}">${words}</a></p>`;
    };
    const chosen = this.item === null ? '' : ask('open', this.item.title);
    return html('Crime scenes', who === 'teacher' ? ask('select', 'Select content') + chosen : chosen);
  }

  /** Says who is signed in here by a form that sends itself, as Moodle does. */
  async #answers(asked: URLSearchParams): Promise<string> {
    const teacher = asked.get('login_hint') === 'teacher';
    const selecting = asked.get('lti_message_hint') === 'select';
    const claims = this.platform.claims(asked.get('nonce') ?? '', {
      sub: teacher ? '7' : '41',
      [`${LTI}roles`]: [`${MEMBER}${teacher ? 'Instructor' : 'Learner'}`],
      [`${LTI}target_link_uri`]: this.item?.url ?? `${this.#tool}/lti/launch`,
      [`${LTI}launch_presentation`]: { locale: this.#locale, document_target: 'window' },
      [`${LTI}custom`]: this.item?.custom ?? {},
      ...(selecting
        ? {
            [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
            [`${LTI}resource_link`]: undefined,
            [`${DL}deep_linking_settings`]: {
              deep_link_return_url: `${this.platform.issuer}/mod/lti/contentitem_return.php`,
              accept_types: ['ltiResourceLink'],
              accept_presentation_document_targets: ['window'],
            },
          }
        : {}),
    });
    const fields = { state: asked.get('state') ?? '', id_token: await this.platform.sign(claims) };
    const inputs = Object.entries(fields).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
    );
    const form = `<form method="post" action="${asked.get('redirect_uri') ?? ''}">${inputs.join('')}</form>`;
    return html('One moment', `${form}<script>document.forms[0].submit()</script>`);
  }

  /** Takes a signed choice of the tool, after checking it with the tool's own keys. */
  async #select(jwt: string): Promise<string> {
    const payload = await this.platform.readFromTool(jwt);
    const items = payload[`${DL}content_items`] as readonly ContentItem[];
    this.item = items[0] ?? null;
    return html('Crime scenes', `<p>Added: ${this.item?.title ?? 'nothing'}</p>`);
  }
}

function html(title: string, body: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`;
}

/** A port nobody listens at: the tool's own address stands in a file it reads when it starts. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
