import type { Notice as ImageNotice } from '@tracecraft/image';
import { Notice } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';

/** What a reader wants the examiner to know: checksums that failed, ranges it could not read. */
export function NoticeList({ notices }: { readonly notices: readonly ImageNotice[] }) {
  const { phrases } = useLanguage();
  if (notices.length === 0) return null;
  const text = ({ code, params }: ImageNotice): string => {
    const known = [`lab.notice.${code}`, `image.notice.${code}`, `notice.${code}`].find((id) =>
      phrases.has(id),
    );
    if (known !== undefined) return phrases.say(known, params);
    const facts = Object.entries(params).map(([name, value]) => `${name} ${value}`);
    return `${code}${facts.length === 0 ? '' : `: ${facts.join(', ')}`}`;
  };
  return (
    <Notice tone="risk">
      {notices.slice(0, 20).map((notice) => (
        <p key={JSON.stringify(notice)}>{text(notice)}</p>
      ))}
      {notices.length > 20 && <p>{phrases.say('lab.notices.more', { count: notices.length - 20 })}</p>}
    </Notice>
  );
}
