import type { Certificate } from '@tracecraft/course';
import { useSay } from '../../language/index.ts';
import { Sheet } from '../course-parts/sheet.tsx';
import { CertificatePage } from './certificate-page.tsx';

/** All certificates of a course in one print, a page each. */
export function PrintSheet({
  certificates,
  onClose,
}: {
  readonly certificates: readonly Certificate[];
  readonly onClose: () => void;
}) {
  const say = useSay();
  return (
    <Sheet
      title={say('office.certificates.print-how', { count: certificates.length })}
      onClose={onClose}
      closing={say('office.back')}
    >
      {certificates.map((one) => (
        <CertificatePage key={one.credential} certificate={one} />
      ))}
    </Sheet>
  );
}
