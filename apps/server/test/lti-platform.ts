import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type JWK,
  type JWTPayload,
} from 'jose';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const MEMBER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
export const CLIENT = 'client-17';
/** Our address as the platform knows it; nothing ever calls it. */
export const TOOL = 'https://tracecraft.example';

/** A score as it arrived, with what it was sent to. */
export interface ArrivedScore {
  readonly path: string;
  readonly type: string;
  readonly score: Record<string, unknown>;
}

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** A stand-in for a Moodle on this machine: publishes keys, signs launches as Moodle does, and keeps a grade book. */
export class PlatformDouble {
  readonly scores: ArrivedScore[] = [];
  readonly assertions: JWTPayload[] = [];
  readonly requests: string[] = [];
  /** Status of the next answers of the grade book. */
  status = 200;
  /** Pages of it that people see; null: there is none at this address. */
  page: (url: URL, form: URLSearchParams) => Promise<string | null> = async () => null;
  published: JWK[] = [];
  toolKeys: { keys: JWK[] } = { keys: [] };
  #key: Key | null = null;
  #kid = 'platform-key-1';
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await this.rotate('platform-key-1');
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** A new key in place of the old one. */
  async rotate(kid: string): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    this.#key = privateKey;
    this.#kid = kid;
    this.published = [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }];
  }

  get registration(): Record<string, unknown> {
    const below = `${this.issuer}/mod/lti`;
    return {
      name: 'Aranya Police Academy',
      issuer: this.issuer,
      clientId: CLIENT,
      deploymentIds: ['1'],
      authLoginUrl: `${below}/auth.php`,
      tokenUrl: `${below}/token.php`,
      jwksUrl: `${below}/certs.php`,
    };
  }

  lineitem(item = 5): string {
    return `${this.issuer}/mod/lti/services.php/2/lineitems/${item}/lineitem?type_id=1`;
  }

  /** The claims of a resource link launch, named as in LTI 1.3 core and filled as Moodle fills them. */
  claims(nonce: string, changes: JWTPayload = {}): JWTPayload {
    const now = Math.floor(Date.now() / 1_000);
    return {
      iss: this.issuer,
      aud: CLIENT,
      sub: '41',
      iat: now,
      exp: now + 60,
      nonce,
      name: 'Somchai Example',
      email: 'somchai@academy.example',
      [`${LTI}message_type`]: 'LtiResourceLinkRequest',
      [`${LTI}version`]: '1.3.0',
      [`${LTI}deployment_id`]: '1',
      [`${LTI}target_link_uri`]: `${TOOL}/lti/launch`,
      [`${LTI}roles`]: [`${MEMBER}Learner`],
      [`${LTI}resource_link`]: { id: '9', title: 'Store room', description: '' },
      [`${LTI}context`]: { id: '2', label: 'CSI', title: 'Crime scenes', type: ['CourseSection'] },
      [`${LTI}tool_platform`]: {
        product_family_code: 'moodle',
        version: '2026041400',
        guid: 'academy.example',
      },
      [`${LTI}launch_presentation`]: { locale: 'en', document_target: 'window' },
      [`${LTI}custom`]: { exercise: 'blue-tape' },
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
        lineitems: `${this.issuer}/mod/lti/services.php/2/lineitems?type_id=1`,
        lineitem: this.lineitem(),
      },
      ...changes,
    };
  }

  async sign(claims: JWTPayload, header: { alg?: string; kid?: string } = {}): Promise<string> {
    const key = this.#key;
    if (key === null) throw new Error('the platform has no key yet');
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.#kid, ...header })
      .sign(key);
  }

  /** What the tool sent as a form, signed with its own key and made for this platform. */
  async readFromTool(jwt: string): Promise<JWTPayload> {
    const keys = createLocalJWKSet(this.toolKeys as { keys: JWK[] });
    return (await jwtVerify(jwt, keys, { issuer: CLIENT, audience: this.issuer })).payload;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', headers } = request;
    const path = url.split('?')[0] ?? '';
    let body = '';
    for await (const chunk of request) body += String(chunk);
    this.requests.push(`${request.method ?? ''} ${path}`);
    const reply = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (path.endsWith('/certs.php')) return reply(200, { keys: this.published });
    if (path.endsWith('/token.php')) return reply(...(await this.#token(new URLSearchParams(body))));
    if (path.endsWith('/lineitem/scores') && headers.authorization === 'Bearer access-1') {
      if (this.status === 200)
        this.scores.push({
          path: url,
          type: headers['content-type'] ?? '',
          score: JSON.parse(body) as Record<string, unknown>,
        });
      return reply(this.status, []);
    }
    const page = await this.page(new URL(url, this.issuer), new URLSearchParams(body));
    if (page === null) return reply(404, {});
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page);
  }

  /** As RFC 7523: the tool shows who it is by a JWT it signed with its own key. */
  async #token(form: URLSearchParams): Promise<[number, unknown]> {
    const keys = createLocalJWKSet(this.toolKeys as { keys: JWK[] });
    const { payload } = await jwtVerify(form.get('client_assertion') ?? '', keys, {
      issuer: CLIENT,
      subject: CLIENT,
      audience: `${this.issuer}/mod/lti/token.php`,
      algorithms: ['RS256'],
    });
    this.assertions.push(payload);
    const right =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (!right) return [400, { error: 'invalid_request' }];
    return [
      200,
      { access_token: 'access-1', token_type: 'Bearer', expires_in: 3_600, scope: form.get('scope') },
    ];
  }
}
