/** The exhibit marker that is our mark: a folded yellow tent, seen from the front. */
export function Emblem({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden>
      <path
        d="M6 56 20 8h24l14 48z"
        fill="var(--marker)"
        stroke="var(--marker-ink)"
        strokeWidth="3"
        strokeLinejoin="round"
      />
      <path d="M22 20h20M32 20v28" stroke="var(--marker-ink)" strokeWidth="6.5" />
    </svg>
  );
}
