import { practiceTexts, type PracticeTexts, type Proposals } from '@tracecraft/exchange';
import type { PracticeShelf } from '../exercises/practice-shelf.ts';

/** Texts of practices on this server's shelf, and those accepted in sharing on top of them. */
export function publishedTexts(
  shelf: Pick<PracticeShelf, 'practice' | 'source'>,
  proposals: Proposals,
): PracticeTexts {
  return practiceTexts((id) => {
    const [practice, text] = [shelf.practice(id), shelf.source(id)];
    return practice === undefined || text === undefined ? undefined : { practice, text };
  }, proposals);
}
