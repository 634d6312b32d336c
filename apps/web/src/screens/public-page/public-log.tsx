import type { PublicPage } from '@tracecraft/protocol';
import { Facts, Notice, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './public-page.module.css';

/** The agency's log as it stands, and whether anybody but this server vouches for it. */
export function PublicLogState({ page: { agency, log } }: { readonly page: PublicPage }) {
  const say = useSay();
  return (
    <Panel title={say('sharing.public.log')}>
      <Facts
        rows={[
          [say('sharing.public.log-of'), agency.name],
          [say('sharing.public.log-size'), String(log.size ?? 0)],
          [
            say('sharing.public.witnesses'),
            log.witnesses.length === 0 ? say('sharing.public.no-witness') : log.witnesses.join(', '),
          ],
          [say('sharing.public.key'), <code key="key">{agency.vkey}</code>],
        ]}
      />
      {log.witnesses.length === 0 && (
        <Notice tone="risk">
          <p>{say('sharing.public.no-witness-how')}</p>
        </Notice>
      )}
      {log.checkpoint !== null && (
        <section aria-label={say('sharing.public.checkpoint')}>
          <pre className={styles['checkpoint']}>{log.checkpoint}</pre>
        </section>
      )}
    </Panel>
  );
}
