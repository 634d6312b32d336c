import type { ImageSummary } from '../../adapters/image-worker/messages.ts';
import type { Folder } from './folder-tree.ts';
import type { Chosen } from './lab-state.ts';

/** One line of the tree of places. `label` is a phrase with parameters, or a name as it stands on the disk. */
export interface PlaceNode {
  readonly id: string;
  readonly level: number;
  readonly label:
    | { readonly phrase: string; readonly params: Readonly<Record<string, string | number>> }
    | { readonly name: string };
  readonly icon: 'image' | 'partition' | 'gap' | 'folder' | 'folder-deleted' | 'unallocated';
  readonly chosen: Chosen;
  /** Null when it has nothing below. */
  readonly open: boolean | null;
}

/** The lines to draw, in order, for the nodes that are open. */
export function placeNodes(
  image: ImageSummary,
  roots: ReadonlyMap<number, Folder>,
  open: ReadonlySet<string>,
): readonly PlaceNode[] {
  const lines: PlaceNode[] = [
    {
      id: 'image',
      level: 1,
      label: { phrase: 'lab.place.image', params: {} },
      icon: 'image',
      chosen: { kind: 'image' },
      open: null,
    },
  ];
  image.partitions.forEach((partition, position) => {
    const holds = image.fileSystems.filter((fileSystem) => fileSystem.partition.offset === partition.offset);
    const isGap = partition.kind === 'gap' || partition.kind === 'table';
    if (holds.length === 0 || isGap)
      lines.push({
        id: `p${position}`,
        level: 1,
        label: {
          phrase: `lab.place.${partition.kind}`,
          params: { number: partition.index, type: partition.type },
        },
        icon: isGap ? 'gap' : 'partition',
        chosen: { kind: 'partition', partition: position },
        open: null,
      });
    if (!isGap)
      for (const { index, kind, label } of holds)
        addVolume(lines, { index, kind, label }, roots.get(index), open);
  });
  return lines;
}

function addVolume(
  lines: PlaceNode[],
  volume: { readonly index: number; readonly kind: string; readonly label: string | null },
  root: Folder | undefined,
  open: ReadonlySet<string>,
): void {
  const { index, kind, label } = volume;
  const id = `v${index}`;
  const isOpen = open.has(id);
  lines.push({
    id,
    level: 1,
    label: {
      phrase: label === null || label === '' ? 'lab.place.volume' : 'lab.place.volume-named',
      params: { kind: kind.toUpperCase(), name: label ?? '' },
    },
    icon: 'partition',
    chosen: { kind: 'folder', fileSystem: index, path: '/' },
    open: isOpen,
  });
  if (!isOpen) return;
  if (root !== undefined) addFolders(lines, root, index, 2, open);
  lines.push({
    id: `u${index}`,
    level: 2,
    label: { phrase: 'lab.place.unallocated', params: {} },
    icon: 'unallocated',
    chosen: { kind: 'unallocated', fileSystem: index },
    open: null,
  });
}

function addFolders(
  lines: PlaceNode[],
  parent: Folder,
  fileSystem: number,
  level: number,
  open: ReadonlySet<string>,
): void {
  for (const folder of parent.folders) {
    const id = folderId(fileSystem, folder.path);
    const isOpen = open.has(id);
    lines.push({
      id,
      level,
      label: { name: folder.name },
      icon: folder.deleted ? 'folder-deleted' : 'folder',
      chosen: { kind: 'folder', fileSystem, path: folder.path },
      open: folder.folders.length === 0 ? null : isOpen,
    });
    if (isOpen) addFolders(lines, folder, fileSystem, level + 1, open);
  }
}

function folderId(fileSystem: number, path: string): string {
  return path === '/' ? `v${fileSystem}` : `f${fileSystem}:${path}`;
}

export function idOfChosen(chosen: Chosen): string {
  if (chosen.kind === 'folder') return folderId(chosen.fileSystem, chosen.path);
  if (chosen.kind === 'partition') return `p${chosen.partition}`;
  return chosen.kind === 'unallocated' ? `u${chosen.fileSystem}` : 'image';
}
