import type { Entry } from '../../contract.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { NO_TIMES, type Member } from './member.ts';

/** Folders only names tell of; a hostile archive could claim millions in a few bytes. */
const MOST_IMPLIED = 500_000;
const MOST_DEPTH = 1024;

interface Node {
  readonly path: string;
  readonly name: string;
  /** Members of this name, by position; none of a folder that only others' names tell of. */
  readonly members: number[];
  children: Map<string, Node> | null;
}

/** Names along a path; a path with none is the root's own entry, which tar calls `./`. */
function namesOf(name: string): string[] {
  const names = name.split('/').filter((one) => one !== '' && one !== '.');
  if (names.length === 0) return ['.'];
  if (names.length <= MOST_DEPTH) return names;
  return [...names.slice(0, MOST_DEPTH), names.slice(MOST_DEPTH).join('/')];
}

/**
 * Members as entries, depth-first, in the order in which their folders first appear. Folders that only names tell of are
 * virtual. The number of an entry is the member's place, from 1; virtual folders come after the last.
 */
export function* archiveEntries(members: readonly Member[], notices: NoticeLog): Generator<Entry> {
  const root = treeOf(members, notices);
  let virtual = members.length;
  const open: Iterator<Node>[] = [root.children!.values()];
  while (open.length > 0) {
    const { value: node, done } = open.at(-1)!.next();
    if (done === true) {
      open.pop();
      continue;
    }
    for (const position of node.members) yield entryOf(node, members[position]!, position + 1);
    if (node.members.length === 0) yield virtualFolder(node, ++virtual);
    if (node.children !== null) open.push(node.children.values());
  }
}

function treeOf(members: readonly Member[], notices: NoticeLog): Node {
  const root: Node = { path: '', name: '', members: [], children: new Map() };
  let implied = 0;
  let again = 0;
  for (const [position, { name }] of members.entries()) {
    const names = namesOf(name);
    const folders = implied < MOST_IMPLIED ? names.slice(0, -1) : [];
    let at = root;
    for (const folder of folders) {
      if (at.children?.has(folder) !== true) implied++;
      at = childOf(at, folder);
    }
    const node = childOf(at, folders.length === 0 ? names.join('/') : names.at(-1)!);
    if (node.members.length > 0) again++;
    node.members.push(position);
  }
  if (implied >= MOST_IMPLIED) notices.add('archive.folders-many', { most: MOST_IMPLIED });
  if (again > 0) notices.add('archive.names-again', { entries: again });
  return root;
}

function childOf(node: Node, name: string): Node {
  node.children ??= new Map();
  let child = node.children.get(name);
  if (child === undefined) {
    child = { path: `${node.path}/${name}`, name, members: [], children: null };
    node.children.set(name, child);
  }
  return child;
}

function entryOf({ path, name }: Node, member: Member, number: number): Entry {
  const { type, deleted, size, times, mode, uid, gid, target } = member;
  return {
    path,
    name,
    type,
    deleted,
    reallocated: false,
    number,
    identity: String(member.at),
    size,
    ...times,
    mode,
    start: null,
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
    ...(target !== undefined && { target }),
  };
}

function virtualFolder({ path, name }: Node, number: number): Entry {
  return {
    path,
    name,
    type: 'virtual-directory',
    deleted: false,
    reallocated: false,
    number,
    identity: `folder:${path}`,
    size: 0,
    ...NO_TIMES,
    mode: 'V/V---------',
    start: null,
  };
}
