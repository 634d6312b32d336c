import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useSay } from '../../language/index.ts';
import { moved, secondsText, TIME_KINDS, zoomed, type Bar, type Span } from './time-events.ts';
import styles from './timeline.module.css';

const HEIGHT = 140;

interface ChartProps {
  readonly bars: readonly Bar[];
  readonly span: Span;
  readonly whole: Span;
  readonly onSpan: (span: Span) => void;
  /** Id of the list that shows what lies in `span`. */
  readonly controls: string;
}

/** Bars of times, stacked by kind. Wheel and plus/minus zoom, drag and arrows move; the table beside says the same. */
export function TimeChart({ bars, span, whole, onSpan, controls }: ChartProps) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const dragged = useRef<number | null>(null);
  useEffect(() => {
    const draw = (): void => paint(canvas.current, legend.current, bars, span);
    draw();
    const night = matchMedia('(prefers-color-scheme: dark)');
    night.addEventListener('change', draw);
    addEventListener('resize', draw);
    return () => {
      night.removeEventListener('change', draw);
      removeEventListener('resize', draw);
    };
  }, [bars, span]);
  useEffect(() => {
    const area = canvas.current;
    if (area === null) return undefined;
    // React listens passively, and the page would scroll with the wheel.
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const share = event.offsetX / Math.max(1, area.clientWidth);
      const centre = span.from + share * (span.to - span.from);
      onSpan(zoomed(span, event.deltaY < 0 ? 0.7 : 1 / 0.7, whole, centre));
    };
    area.addEventListener('wheel', turn, { passive: false });
    return () => area.removeEventListener('wheel', turn);
  }, [span, whole, onSpan]);
  const drag = (event: PointerEvent): void => {
    if (dragged.current === null) return;
    const share = (dragged.current - event.clientX) / Math.max(1, event.currentTarget.clientWidth);
    dragged.current = event.clientX;
    onSpan(moved(span, share, whole));
  };
  const press = (event: KeyboardEvent): void => {
    const next = spanOfKey(event.key, span, whole);
    if (next === null) return;
    event.preventDefault();
    onSpan(next);
  };
  return (
    <figure className={styles['chart']}>
      <div
        role="scrollbar"
        aria-orientation="horizontal"
        aria-controls={controls}
        aria-valuemin={whole.from}
        aria-valuemax={whole.to}
        aria-valuenow={Math.round((span.from + span.to) / 2)}
        aria-valuetext={`${secondsText(span.from)} – ${secondsText(span.to)}`}
        tabIndex={0}
        aria-label={say('lab.times.chart', { from: secondsText(span.from), to: secondsText(span.to) })}
        onKeyDown={press}
        onPointerDown={(event) => {
          dragged.current = event.clientX;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          dragged.current = null;
        }}
      >
        <canvas ref={canvas} className={styles['bars']} />
      </div>
      <figcaption>
        <ul ref={legend} className={styles['legend']}>
          {TIME_KINDS.map((kind) => (
            <li key={kind} data-kind={kind}>
              <span className={styles['swatch']} aria-hidden /> {say(`lab.column.${kind}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function spanOfKey(key: string, span: Span, whole: Span): Span | null {
  if (key === '+' || key === '=') return zoomed(span, 0.5, whole);
  if (key === '-') return zoomed(span, 2, whole);
  if (key === 'ArrowLeft') return moved(span, -0.2, whole);
  if (key === 'ArrowRight') return moved(span, 0.2, whole);
  return key === 'Home' ? whole : null;
}

function paint(
  canvas: HTMLCanvasElement | null,
  legend: HTMLUListElement | null,
  bars: readonly Bar[],
  span: Span,
): void {
  const context = canvas?.getContext('2d');
  if (canvas === null || context === null || context === undefined || legend === null) return;
  const width = canvas.clientWidth;
  const dots = devicePixelRatio;
  canvas.width = width * dots;
  canvas.height = HEIGHT * dots;
  context.scale(dots, dots);
  // Computed colours follow day and night; the tokens themselves name both.
  const colours = Array.from(
    legend.children,
    (item) => getComputedStyle(item.firstElementChild!).backgroundColor,
  );
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const placeOf = (seconds: number): number => ((seconds - span.from) / (span.to - span.from)) * width;
  for (const { from, to, counts } of bars) {
    let bottom = HEIGHT;
    const left = placeOf(from);
    for (const [i, kind] of TIME_KINDS.entries()) {
      // One file stays in sight beside an installation of thousands.
      const shown = counts[kind] === 0 ? 0 : Math.max(2, (counts[kind] / most) * (HEIGHT - 8));
      context.fillStyle = colours[i] ?? 'gray';
      context.fillRect(left, bottom - shown, Math.max(1, placeOf(to) - left - 1), shown);
      bottom -= shown;
    }
  }
}
