import { readFile } from 'node:fs/promises';
import type { CredentialJson } from '@tracecraft/course';
import { certificatesDocument } from '@tracecraft/documents';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { typst } from '../adapters/typst.ts';
import type { CourseRecord } from '../courses/course-record.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';
import { wordsIn } from '../words.ts';

/**
 * Certificates in force as one PDF, a page each in the officer's language: all, or those of one account. Throws
 * `certificate.none` where there is none.
 */
export async function printCertificates(
  { blobs }: Pick<Services, 'blobs'>,
  record: CourseRecord,
  account: string | null,
): Promise<Uint8Array> {
  const { certificates, people, sponsors, opened } = record.whole;
  const printed = [];
  const inForce = certificates.filter((one) => one.revoked === null);
  for (const one of inForce.filter((each) => account === null || each.account === account)) {
    if (one.file === null || !blobs.has(one.file.sha256)) continue;
    const signed = JSON.parse(await readFile(blobs.path(one.file.sha256), 'utf8')) as CredentialJson;
    printed.push({
      signed,
      ...wordsIn(people.get(one.account)?.language ?? null, 'certificate', ['course']),
    });
  }
  if (printed.length === 0) throw new ApiProblem('certificate.none');
  const newest = Math.max(...inForce.map(({ at }) => at));
  return typst.pdf(
    certificatesDocument(nodeHashing, printed, {
      english: wordsIn('en', 'certificate', ['course']).phrases,
      sponsors: sponsors.map(({ name, text }) => ({ name, text })),
      note: opened?.note ?? '',
      at: newest,
    }),
  );
}
