import { agreedDocument } from '@tracecraft/documents';
import { agreedText } from '@tracecraft/exchange';
import { typst } from '../adapters/typst.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';
import { wordsIn } from '../words.ts';
import { publicExchange } from './public-exchange.ts';
import { publishedTexts } from './published-texts.ts';

/**
 * An agreed text as PDF, English and `language` side by side, with the adoptions and reservations of today. Of decisions and
 * translations only what is public goes in; the texts are those the agreed text names. Throws `agreed.unknown`.
 */
export async function printAgreed(
  { exchange, shelf, now }: Pick<Services, 'exchange' | 'shelf' | 'now'>,
  event: string,
  language: string | null,
): Promise<Uint8Array> {
  const record = await exchange.current();
  const open = publicExchange(record);
  const agreed = open.agreed.find(({ said }) => said.event === event);
  if (agreed === undefined) throw new ApiProblem('agreed.unknown');
  const texts = publishedTexts(shelf, record.whole.proposals);
  return typst.pdf(
    agreedDocument({
      agreed,
      practices: agreedText(agreed, open, texts),
      versions: ({ practice, source }) => {
        const all = texts.versions(practice);
        return all.slice(0, all.findIndex((one) => one.source === source) + 1).map((one) => one.practice);
      },
      translations: open.translations,
      english: wordsIn('en', 'sharing-code').phrases,
      second: wordsIn(language, 'sharing-code'),
      at: now(),
    }),
  );
}
