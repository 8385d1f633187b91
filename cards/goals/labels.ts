/** Room that something takes up in a picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Moved as little as it takes to be within the frame. */
function within(box: Box, frame: Box): Box {
  const right = Math.max(0, frame.left - box.left) - Math.max(0, box.right - frame.right);
  const down = Math.max(0, frame.top - box.top) - Math.max(0, box.bottom - frame.bottom);
  return {
    left: box.left + right,
    top: box.top + down,
    right: box.right + right,
    bottom: box.bottom + down,
  };
}

/** Of the places where a label may stand, the first of those that hide the least of what is there. */
export function placed(candidates: readonly Box[], taken: readonly Box[], frame: Box): Box {
  const hidden = (box: Box) => taken.reduce((sum, one) => sum + overlap(box, one), 0);
  const [best = frame] = candidates
    .map((box) => within(box, frame))
    .map((box) => ({ box, hides: hidden(box) }))
    .sort((a, b) => a.hides - b.hides)
    .map(({ box }) => box);
  return best;
}
