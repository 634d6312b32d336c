import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './practices.module.css';

/** Which page of a long list is shown, and the way to the ones beside it; nothing where there is one. */
export function PageLinks({
  page,
  pages,
  onPage,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const say = useSay();
  if (pages <= 1) return null;
  return (
    <nav aria-label={say('library.pages')} className={styles['pages']}>
      <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
        {say('library.page-before')}
      </Button>
      <output>{say('library.page-of', { page, pages })}</output>
      <Button disabled={page === pages} onClick={() => onPage(page + 1)}>
        {say('library.page-after')}
      </Button>
    </nav>
  );
}
