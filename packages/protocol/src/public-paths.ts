/** What needs no account. */
export const publicPaths = {
  /** GET `PublicPage`. */
  publicPage: '/api/public',
} as const;
