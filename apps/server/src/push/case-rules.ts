import type { Account } from '@tracecraft/protocol';
import type { PushRules } from './accept-entries.ts';
import { roleMayWrite } from './role-rules.ts';

/** What decides over a case; `setting` is that of its exercise. */
export function casePushRules(stream: string, caller: Account, setting: string): PushRules {
  return {
    stream,
    caller,
    begins: { kind: 'case.opened', missing: 'case.not-open' },
    async refusal({ header, body }) {
      if (!roleMayWrite(caller.role, { header, body })) return { code: 'entry.role' };
      if (header.kind === 'case.opened' && body.fields['setting'] !== setting)
        return { code: 'setting.refused' };
      return null;
    },
  };
}
