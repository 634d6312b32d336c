import { useQuery } from '@tanstack/react-query';
import styles from './course-parts.module.css';

/** A QR code in black on white, whatever the time of day; `label` says what is in it. Nothing is sent anywhere. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data } = useQuery({
    queryKey: ['qr', text],
    staleTime: Infinity,
    queryFn: async () => (await import('./qr-modules.ts')).qrModules(text),
  });
  if (data === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here: an <img> would need another address
    <svg className={styles['qr']} viewBox={`0 0 ${data.side} ${data.side}`} role="img" aria-label={label}>
      <path d={data.path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
