/** Leaves [from, to) of a Merkle tree. RFC 6962 gives every such range that occurs in a proof one hash. */
export interface TreeRange {
  readonly from: number;
  readonly to: number;
}

/** A complete subtree: 2^level leaves starting at leaf index × 2^level. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** The largest power of two below `size` (RFC 6962 §2.1). `size` ≥ 2; arithmetic, so sizes above 2^32 work. */
export function splitPoint(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The complete subtrees a range is made of, left to right. `from` must be a multiple of the largest of them. */
export function nodesOfRange(range: TreeRange): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  let from = range.from;
  while (from < range.to) {
    let level = 0;
    while (from + 2 ** (level + 1) <= range.to && from % 2 ** (level + 1) === 0) level++;
    nodes.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return nodes;
}

/** RFC 6962 §2.1.1 audit path of leaf `index`, leaf level first. */
export function inclusionRanges(index: number, size: number): readonly TreeRange[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const path: TreeRange[] = [];
  let whole: TreeRange = { from: 0, to: size };
  while (whole.to - whole.from > 1) {
    const middle = whole.from + splitPoint(whole.to - whole.from);
    const left = { from: whole.from, to: middle };
    const right = { from: middle, to: whole.to };
    path.unshift(index < middle ? right : left);
    whole = index < middle ? left : right;
  }
  return path;
}

/** RFC 6962 §2.1.2 consistency proof between the first `from` leaves and all `size`. Empty when `from` is 0 or `size`. */
export function consistencyRanges(from: number, size: number): readonly TreeRange[] {
  if (!(from >= 0 && from <= size)) throw new RangeError(`a tree of ${size} has no first ${from} leaves`);
  const path: TreeRange[] = [];
  if (from === 0 || from === size) return path;
  let whole: TreeRange = { from: 0, to: size };
  while (whole.to !== from) {
    const middle = whole.from + splitPoint(whole.to - whole.from);
    const left = { from: whole.from, to: middle };
    const right = { from: middle, to: whole.to };
    path.unshift(from <= middle ? right : left);
    whole = from <= middle ? left : right;
  }
  return whole.from === 0 ? path : [whole, ...path];
}

/**
 * One proof for many leaves: the ranges of [0, size) that hold none of `indices` (ascending), left to right,
 * each as large as the tree's own shape allows. For one leaf these are the hashes of its audit path.
 */
export function sharedInclusionRanges(indices: readonly number[], size: number): readonly TreeRange[] {
  const path: TreeRange[] = [];
  const walk = (from: number, to: number): void => {
    if (!indices.some((index) => index >= from && index < to)) path.push({ from, to });
    else if (to - from > 1) {
      const middle = from + splitPoint(to - from);
      walk(from, middle);
      walk(middle, to);
    }
  };
  if (size > 0) walk(0, size);
  return path;
}
