import {
  IconDatabase,
  IconDisc,
  IconFolder,
  IconFolderX,
  IconLayoutGrid,
  IconMinus,
} from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ImageSummary } from '../../adapters/image-worker/messages.ts';
import { useSay } from '../../language/index.ts';
import type { Folder } from './folder-tree.ts';
import type { Chosen } from './lab-state.ts';
import { idOfChosen, placeNodes, type PlaceNode } from './place-nodes.ts';
import { useNarrow } from './use-narrow.ts';
import styles from './lab.module.css';

const icons = {
  image: IconDisc,
  partition: IconDatabase,
  gap: IconMinus,
  folder: IconFolder,
  'folder-deleted': IconFolderX,
  unallocated: IconLayoutGrid,
};

/** Partitions and folders; one tab stop, arrow keys inside (WAI-ARIA tree pattern). */
export function PlaceTree({
  image,
  roots,
  chosen,
  onChoose,
}: {
  readonly image: ImageSummary;
  readonly roots: ReadonlyMap<number, Folder>;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const say = useSay();
  const base = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(image.fileSystems.map(({ index }) => `v${index}`)),
  );
  const [active, setActive] = useState(idOfChosen(chosen));
  const nodes = useMemo(() => placeNodes(image, roots, open), [image, roots, open]);
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(900);
  const virtual = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? 44 : 32),
    overscan: 12,
  });
  const at = Math.max(
    0,
    nodes.findIndex(({ id }) => id === active),
  );
  const chosenId = idOfChosen(chosen);

  useEffect(() => setActive(chosenId), [chosenId]);
  useEffect(() => virtual.measure(), [narrow, virtual]);

  const go = (index: number): void => {
    const node = nodes[Math.max(0, Math.min(nodes.length - 1, index))];
    if (node === undefined) return;
    setActive(node.id);
    virtual.scrollToIndex(nodes.indexOf(node));
  };
  const toggle = (node: PlaceNode, wanted: boolean): void => {
    const next = new Set(open);
    if (wanted) next.add(node.id);
    else next.delete(node.id);
    setOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const node = nodes[at];
    if (node === undefined) return;
    const parent = nodes.findLastIndex((other, index) => index < at && other.level < node.level);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(nodes.length - 1),
      ArrowRight: () => (node.open === false ? toggle(node, true) : go(at + 1)),
      ArrowLeft: () => (node.open === true ? toggle(node, false) : go(parent < 0 ? at : parent)),
      Enter: () => onChoose(node.chosen),
      ' ': () => onChoose(node.chosen),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <div
      ref={scroller}
      className={styles['tree']}
      role="tree"
      aria-label={say('lab.tree.label')}
      tabIndex={0}
      aria-activedescendant={`${base}-${at}`}
      onKeyDown={onKeyDown}
    >
      <div role="none" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const node = nodes[index];
          if (node === undefined) return null;
          const Icon = icons[node.icon];
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree holds focus and keys
            <div
              key={node.id}
              id={`${base}-${index}`}
              role="treeitem"
              aria-level={node.level}
              aria-expanded={node.open ?? undefined}
              aria-selected={node.id === chosenId}
              data-active={index === at || undefined}
              className={styles['node']}
              style={{
                transform: `translateY(${start}px)`,
                height: size,
                paddingInlineStart: `${node.level * 0.9 - 0.4}rem`,
              }}
              onClick={() => {
                setActive(node.id);
                if (node.open !== null && node.id === chosenId) toggle(node, !node.open);
                else if (node.open === false) toggle(node, true);
                onChoose(node.chosen);
              }}
            >
              <Icon size={18} aria-hidden />
              <span>
                {'name' in node.label ? node.label.name : say(node.label.phrase, node.label.params)}
              </span>
              {node.icon === 'folder-deleted' && <span className={styles['gone']}>{say('lab.deleted')}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
