import { publicFigures } from '@tracecraft/course';
import { agreedText, type AgreedPractice } from '@tracecraft/exchange';
import type { PublicAgreed, PublicLog, PublicPage, PublicPractice } from '@tracecraft/protocol';
import { CHECKPOINT_PATH, formatVkey, parseCheckpoint, parseNote } from '@tracecraft/record';
import type { Services } from '../services.ts';
import type { Store } from '../store/contract.ts';
import { publicExchange } from './public-exchange.ts';
import { publishedTexts } from './published-texts.ts';

type Needs = Pick<Services, 'exchange' | 'shelf' | 'courses' | 'store' | 'agency' | 'log'>;

/** What anybody may read of this server. */
export async function publicPage({
  exchange,
  shelf,
  courses,
  store,
  agency,
  log,
}: Needs): Promise<PublicPage> {
  const record = await exchange.current();
  const open = publicExchange(record);
  const texts = publishedTexts(shelf, record.whole.proposals);
  const states = (await courses.all()).map(({ whole }) => whole);
  return {
    agency: { name: agency.name, vkey: formatVkey(log.key) },
    agreed: open.agreed.toReversed().map(
      ({ said, title, version, language, practices }): PublicAgreed => ({
        event: said.event,
        title,
        version,
        language,
        at: said.at,
        practices: agreedText({ said, title, version, language, practices }, open, texts).map(practiceFrom),
      }),
    ),
    figures: publicFigures(states),
    log: await logState(store, log.key.name),
  };
}

function practiceFrom({ practice, version, source, standings }: AgreedPractice): PublicPractice {
  return {
    practice,
    version,
    source,
    standings: standings
      .filter(({ view }) => view.state !== 'none')
      .map(({ agency, view }) => ({
        agency: agency.name,
        state: agency.state,
        word: view.state,
        loosens: view.loosens,
        reason: view.decision?.reason ?? '',
      })),
  };
}

/** The newest checkpoint; whoever signed it beside the log itself is a witness. */
async function logState(store: Store, origin: string): Promise<PublicLog> {
  const bytes = await store.tile(CHECKPOINT_PATH);
  if (bytes === null) return { checkpoint: null, size: null, witnesses: [] };
  const { text, signatures } = parseNote(bytes);
  return {
    checkpoint: new TextDecoder().decode(bytes),
    size: parseCheckpoint(text).size,
    witnesses: [...new Set(signatures.map(({ name }) => name).filter((name) => name !== origin))],
  };
}
