import { toHex, type Hashing } from '@tracecraft/bytes';
import type { CredentialJson } from '@tracecraft/course';
import type { Phrases } from '@tracecraft/phrases';
import { toSVG, type RenderOptions } from 'bwip-js/generic';
import { readCredential, type ReadCredential } from '../credential/credential-shape.ts';
import { keyOfDid } from '../credential/did-key.ts';
import { credentialBytes } from '../credential/sign-credential.ts';
import { CERTIFICATE_TEMPLATE } from './certificate-template.ts';
import { isoDay, type Typeset } from './typeset.ts';

/** A signed certificate and what its page says beside it. */
export interface PrintedCertificate {
  readonly signed: CredentialJson;
  /** Words of the officer's language; of English where we speak no other. */
  readonly phrases: Phrases;
  /** Whether those words are a draft nobody has reviewed: then the English stands beside them (settled 33). */
  readonly draft: boolean;
}

/** What all pages of one print share. */
export interface PrintFrame {
  readonly english: Phrases;
  readonly sponsors: readonly { readonly name: string; readonly text: string }[];
  /** The course's own remark, such as "sample, no endorsement". */
  readonly note: string;
  /** Date in the file, UTC milliseconds. */
  readonly at: number;
}

/** All certificates in one print, a page each, each with its signed file attached. Throws RangeError for none. */
export function certificatesDocument(
  hashing: Hashing,
  printed: readonly PrintedCertificate[],
  frame: PrintFrame,
): Typeset {
  const pages = printed.map((one) => pageOf(hashing, one, frame));
  const [first] = pages;
  if (first === undefined) throw new RangeError('no certificate to print');
  const data = {
    title: first.course,
    author: first.issuer,
    date: isoDay(frame.at),
    lang: 'en',
    certificates: pages,
  };
  return { template: CERTIFICATE_TEMPLATE, data: JSON.stringify(data), at: frame.at };
}

/** What the template reads of one certificate. */
interface Page {
  readonly course: string;
  readonly issuer: string;
  readonly [name: string]: unknown;
}

function pageOf(hashing: Hashing, { signed, phrases, draft }: PrintedCertificate, frame: PrintFrame): Page {
  const read = readCredential(signed);
  if ('fault' in read) throw new RangeError(`not a certificate: ${read.fault}`);
  const file = credentialBytes(signed);
  const digest = toHex(hashing.sha256(file));
  const key = keyOfDid(read.issuer.did);
  const fingerprint = key === null ? '' : toHex(hashing.sha256(key));
  const beside = draft ? wordsOf(frame.english, read, { digest, fingerprint }) : null;
  return {
    lang: phrases.language,
    officer: read.officer,
    course: read.title,
    issuer: read.issuer.name,
    modules: read.modules.map(({ module, title }) => ({ code: module, title })),
    practices: read.practices.join(', '),
    sponsors: frame.sponsors,
    note: frame.note,
    words: {
      ...wordsOf(phrases, read, { digest, fingerprint }),
      draft: draft ? draftMark(phrases, frame) : '',
    },
    english: beside === null ? {} : { title: beside.title, attended: beside.attended },
    qr: qrCode(`${read.id} sha256=${digest}`),
    file: new TextDecoder().decode(file),
    'file-name': `${read.id.replace(/^urn:uuid:/, '')}.credential.json`,
  };
}

/** The mark in the officer's language and, so that nobody misses it, in English. */
function draftMark(phrases: Phrases, { english }: PrintFrame): string {
  return `${phrases.say('certificate.draft')} ${english.say('certificate.draft')}`;
}

function wordsOf(
  { say }: Phrases,
  read: ReadCredential,
  { digest, fingerprint }: { readonly digest: string; readonly fingerprint: string },
) {
  const day = (time: number): string => isoDay(time);
  return {
    title: say('certificate.title'),
    certifies: say('certificate.certifies'),
    attended: say('certificate.attended'),
    held: say('certificate.held', { from: day(read.starts), until: day(read.ends) }),
    practices: say('certificate.practices'),
    valid: say('certificate.valid', { from: day(read.validFrom), until: day(read.validUntil) }),
    signer: say('certificate.signer', { issuer: read.issuer.name, fingerprint }),
    records: say('certificate.records', { count: read.records.length, digest }),
    'no-score': say('certificate.no-score'),
    verify: say('certificate.verify'),
    attached: say('certificate.attached', { officer: read.officer }),
    qr: say('certificate.qr', { credential: read.id }),
  };
}

/** A QR code as SVG; about 15 % of it may be covered (error correction of level M). */
export function qrCode(text: string): string {
  const options: RenderOptions & { readonly eclevel: 'M' } = { bcid: 'qrcode', text, eclevel: 'M' };
  return toSVG(options);
}
