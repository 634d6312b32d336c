import type { Fault } from '../../adapters/image-worker/messages.ts';
import { Notice } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';

/** A fault in words: what, where, and what to do about it. */
export function FaultNotice({ fault }: { readonly fault: Fault }) {
  const { phrases } = useLanguage();
  const own = `lab.error.${fault.code}`;
  const shared = `error.${fault.code}`;
  const text = phrases.has(own)
    ? phrases.say(own, fault.params)
    : phrases.has(shared)
      ? phrases.say(shared, fault.params)
      : phrases.say('error.unknown', { code: fault.code });
  return (
    <Notice tone="departure" live>
      <p>{text}</p>
    </Notice>
  );
}
