import { createHash } from 'node:crypto';
import { certificateGrounds, foldCourse } from '@tracecraft/course';
import { paths, type SignedCertificate } from '@tracecraft/protocol';
import type { Simulation } from './simulation.ts';

/** Everybody who may have a certificate gets one; the first is taken back once and issued again. */
export async function giveCertificates(simulation: Simulation): Promise<void> {
  const { office, stream, told, clock, setTime } = simulation;
  await office.pull();
  const grounds = certificateGrounds(foldCourse(stream, office.session.events()));
  for (const { account } of grounds) await give(simulation, account);
  await office.push();
  const [first] = grounds;
  const wrong = first === undefined ? undefined : told.certificates.get(first.account);
  if (first === undefined || wrong === undefined) return;
  await setTime(clock.now() + 5 * 60_000);
  await office.perform('certificate.revoked', {
    credential: wrong.credential,
    account: first.account,
    reason: 'Issued again: printed before the list of modules was complete.',
  });
  told.revoked.set(wrong.credential, wrong.file);
  await office.push();
  await give(simulation, first.account);
  await office.push();
}

async function give({ office, stream, told }: Simulation, account: string): Promise<void> {
  const { file, ...says } = await office
    .api()
    .post<SignedCertificate>(paths.courseCertificates(stream), { account });
  const bytes = Buffer.from(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await office.api().put(paths.blob(sha256), bytes, 'application/octet-stream');
  await office.perform('certificate.issued', { account, ...says }, [
    { sha256, size: bytes.length, mediaType: 'application/json', kind: 'credential' },
  ]);
  told.certificates.set(account, { credential: says.credential, file });
}
