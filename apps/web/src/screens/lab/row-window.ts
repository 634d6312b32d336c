import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Browsers clip elements near 16 to 33 million pixels; beyond this height the scroll bar is a scale, not a ruler. */
const TALLEST = 8_000_000;

export interface RowWindow {
  /** Callback ref of the scrolling element. */
  readonly attach: (element: HTMLElement | null) => void;
  /** First row shown. */
  readonly top: number;
  /** Rows that fit. */
  readonly visible: number;
  /** Height of what scrolls, pixels. */
  readonly height: number;
  /** Pixels from the top of what scrolls to the first row shown. */
  readonly shift: number;
  /** Scrolls as little as needed to show `row`. */
  readonly show: (row: number) => void;
}

/**
 * A window over rows of one height, any number of them: where a scroll bar would be too fine, wheel, keys and fingers
 * still move row by row and the bar jumps. `head`: pixels of the box that something which stays covers.
 */
export function useRowWindow(count: number, rowHeight: number, head = 0): RowWindow {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [box, setBox] = useState(0);
  const [top, setTop] = useState(0);
  const [scrollTop, setScrollTop] = useState(0);
  const own = useRef<number | null>(null);
  const waiting = useRef<number | null>(null);
  const visible = Math.max(1, Math.floor(box / rowHeight));
  const whole = count * rowHeight;
  const height = Math.min(whole, TALLEST);
  const scaled = whole > TALLEST;
  const last = Math.max(0, count - visible);

  useLayoutEffect(() => {
    if (element === null) return;
    const measure = (): void => setBox(Math.max(0, element.clientHeight - head));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [element, head]);

  const goTo = useCallback(
    (row: number) => {
      if (element === null || box === 0) {
        waiting.current = row;
        return;
      }
      const next = Math.max(0, Math.min(last, row));
      setTop(next);
      const reach = Math.max(1, height - box);
      const place = scaled ? (next / Math.max(1, last)) * reach : next * rowHeight;
      own.current = place;
      element.scrollTop = place;
      setScrollTop(element.scrollTop);
    },
    [element, box, height, last, rowHeight, scaled],
  );
  useEffect(() => {
    const row = waiting.current;
    if (row === null || element === null || box === 0) return;
    waiting.current = null;
    goTo(row);
  }, [element, box, goTo]);

  useEffect(() => {
    if (element === null) return;
    const onScroll = (): void => {
      const place = element.scrollTop;
      setScrollTop(place);
      const mine = own.current !== null && Math.abs(own.current - place) < 1;
      own.current = null;
      if (mine) return;
      const reach = Math.max(1, height - box);
      setTop(Math.min(last, scaled ? Math.round((place / reach) * last) : Math.floor(place / rowHeight)));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [element, box, height, last, rowHeight, scaled]);

  useFineMoves(scaled ? element : null, rowHeight, top, goTo);
  useEffect(() => {
    if (top > last) goTo(last);
  }, [top, last, goTo]);

  const show = useCallback(
    (row: number) => {
      if (row < top) goTo(row);
      else if (row >= top + visible) goTo(row - visible + 1);
      else if (box === 0) goTo(row - 2);
    },
    [goTo, top, visible, box],
  );
  return { attach: setElement, top, visible, height, shift: scaled ? scrollTop : top * rowHeight, show };
}

/** Wheel and finger by rows where the scroll bar is only a scale. */
function useFineMoves(
  element: HTMLElement | null,
  rowHeight: number,
  top: number,
  goTo: (row: number) => void,
): void {
  const now = useRef(top);
  useEffect(() => {
    now.current = top;
  }, [top]);
  useEffect(() => {
    if (element === null) return;
    let finger: number | null = null;
    let rest = 0;
    const by = (pixels: number): void => {
      rest += pixels;
      const rows = Math.trunc(rest / rowHeight);
      rest -= rows * rowHeight;
      if (rows !== 0) goTo(now.current + rows);
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      by(event.deltaMode === 1 ? event.deltaY * rowHeight : event.deltaY);
    };
    const onTouchStart = (event: TouchEvent): void => {
      finger = event.touches[0]?.clientY ?? null;
    };
    const onTouchMove = (event: TouchEvent): void => {
      const next = event.touches[0]?.clientY;
      if (finger === null || next === undefined) return;
      event.preventDefault();
      by(finger - next);
      finger = next;
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('touchstart', onTouchStart, { passive: true });
    element.addEventListener('touchmove', onTouchMove, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchstart', onTouchStart);
      element.removeEventListener('touchmove', onTouchMove);
    };
  }, [element, goTo, rowHeight]);
}
