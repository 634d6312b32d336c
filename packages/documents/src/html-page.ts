/** What a page says of itself. */
interface PageHead {
  readonly language: string;
  readonly title: string;
  /** Rules of its style sheet. */
  readonly style: string;
}

/** One page that loads nothing and runs nothing: words, numbers and a style of its own. `body` is HTML, made safe by the caller. */
export function htmlPage({ language, title, style }: PageHead, body: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** Text as it stands in HTML text or an attribute's value. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
