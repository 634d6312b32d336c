import type { Phrases } from '@tracecraft/phrases';
import type { FindingsReport, ReportedDeparture, ReportedImage, ReportedItem } from './contract.ts';
import { facts, page, paragraph, table, told } from './page.ts';
import { hashCommand, replayCommand } from './replay-command.ts';
import { placeInShort, placeRows, sayNotice } from './say-place.ts';

/**
 * The report of an examination as one file that needs nothing else: findings and bookmarks with what repeats them, steps,
 * limits, open departures. The same report and language give the same bytes. `draft`: the words are a translation nobody reviewed.
 */
export function findingsHtml(report: FindingsReport, phrases: Phrases, draft: boolean): string {
  const { say, language } = phrases;
  const { setting, stream, images, departures } = report;
  const head = [
    `<h1>${told(say('lab.report.title'))}</h1>`,
    paragraph(say(`lab.report.setting.${setting}`), 'setting'),
    ...(draft ? [paragraph(say('lab.report.draft'))] : []),
    ...(stream === '' ? [] : [facts([[say('lab.report.case'), `<code>${told(stream)}</code>`]])]),
    paragraph(say('lab.report.means')),
    ...(setting === 'none' ? [] : [paragraph(say('lab.report.not-verified'))]),
  ];
  const body = images.map((image) => imageHtml(image, phrases));
  return page(
    language,
    say('lab.report.title'),
    [...head, ...body, departuresHtml(departures, phrases)].join('\n'),
  );
}

function imageHtml(image: ReportedImage, phrases: Phrases): string {
  const { say } = phrases;
  const items = (kind: ReportedItem['kind']): string => {
    const own = image.items.filter((item) => item.kind === kind);
    const each = own.map((item, at) => itemHtml(item, at + 1, image, phrases));
    return `<h2>${told(say(`lab.report.${kind}s`, { count: own.length }))}</h2>\n${each.join('\n') || paragraph(say(`lab.report.no-${kind}s`))}`;
  };
  return `<section>
<h2>${told(say('lab.report.image', { title: image.title }))}</h2>
${imageFacts(image, phrases)}
${items('finding')}
${items('bookmark')}
${limitsHtml(image, phrases)}
${stepsHtml(image, phrases)}
</section>`;
}

function imageFacts(
  { sha256, size, format, verified, acquired, file }: ReportedImage,
  { say }: Phrases,
): string {
  const compared = verified === null ? 'not' : verified ? 'same' : 'differs';
  const rows = facts([
    [
      say('lab.report.sha256'),
      sha256 === null ? told(say('lab.report.not-hashed')) : `<code>${told(sha256)}</code>`,
    ],
    [say('lab.report.size'), size === null ? null : told(say('lab.report.bytes', { count: size }))],
    [say('lab.report.format'), format === null ? null : told(format)],
    [say('lab.report.compared'), told(say(`lab.report.compared.${compared}`))],
    [say('lab.report.acquired'), acquired === null ? null : told(`${acquired.at} ${acquired.by}`)],
    [
      say('lab.report.acquired-with'),
      acquired?.tool === null || acquired === null ? null : told(acquired.tool),
    ],
  ]);
  if (sha256 === null) return rows;
  return `${rows}\n${paragraph(say('lab.report.same-image'))}<pre><code>${told(hashCommand(file))}</code></pre>`;
}

function itemHtml(item: ReportedItem, number: number, image: ReportedImage, phrases: Phrases): string {
  const { say } = phrases;
  const { text, locus, replay } = item;
  const command = locus === null ? null : replayCommand(image.file, locus);
  const rows = facts([
    [say('lab.report.question'), item.question === null ? null : told(item.question)],
    [say('lab.report.answer'), item.answer === null ? null : told(item.answer)],
    [say('lab.report.by'), item.by === '' ? null : told(`${item.by}, ${item.at}`)],
    [say('lab.report.sha256'), image.sha256 === null ? null : `<code>${told(image.sha256)}</code>`],
    ...(locus === null ? [] : placeRows(locus, phrases)),
    [say('lab.report.tool'), item.tool === null ? null : told(item.tool)],
    [say('lab.report.settings'), told(item.settings.join(', ') || say('lab.report.no-settings'))],
    [say('lab.report.replay'), replay === null ? null : replayHtml(replay, phrases)],
  ]);
  const title = text === '' ? say('lab.report.untitled') : text;
  const again =
    command === null ? paragraph(say('lab.report.no-command')) : `<pre><code>${told(command)}</code></pre>`;
  return `<article>\n<h3>${number}. ${told(title)}</h3>\n${rows}\n${again}\n</article>`;
}

function replayHtml(outcome: NonNullable<ReportedItem['replay']>, { say }: Phrases): string {
  const text = told(say(`lab.report.replay.${outcome}`));
  return outcome === 'differs' || outcome === 'unreadable' ? `<span class="no">${text}</span>` : text;
}

function limitsHtml({ limits, notices }: ReportedImage, phrases: Phrases): string {
  const { say } = phrases;
  const sentences = [
    ...(notices ?? []).map((notice) => sayNotice(notice, phrases)),
    ...limits.map(({ sectors, reason, at }) => say('lab.report.limit', { count: sectors, reason, at })),
  ];
  const list =
    sentences.length === 0 ? '' : `<ul>${sentences.map((text) => `<li>${told(text)}</li>`).join('\n')}</ul>`;
  const note =
    notices === null ? 'lab.report.limits-unknown' : sentences.length === 0 ? 'lab.report.no-limits' : null;
  return `<h2>${told(say('lab.report.limits'))}</h2>\n${list}${note === null ? '' : paragraph(say(note))}`;
}

function stepsHtml({ steps }: ReportedImage, phrases: Phrases): string {
  const { say, has } = phrases;
  const head = `<h2>${told(say('lab.report.steps', { count: steps.length }))}</h2>`;
  if (steps.length === 0) return `${head}\n${paragraph(say('lab.report.no-steps'))}`;
  const heads = ['at', 'by', 'action', 'target', 'bytes-seen', 'tool'].map((name) =>
    say(`lab.report.${name}`),
  );
  const rows = steps.map(({ at, by, action, target, locus, tool }) => [
    told(at),
    told(by),
    told(has(`lab.report.action.${action}`) ? say(`lab.report.action.${action}`) : action),
    told(target ?? ''),
    placeInShort(locus, phrases),
    told(tool ?? ''),
  ]);
  return `${head}\n${table(heads, rows)}`;
}

function departuresHtml(departures: readonly ReportedDeparture[] | null, { say }: Phrases): string {
  const head = `<section>\n<h2>${told(say('lab.report.departures', { count: departures?.length ?? 0 }))}</h2>`;
  if (departures === null) return `${head}\n${paragraph(say('lab.report.departures-later'))}\n</section>`;
  const each = departures.map(
    ({ title, object, severity, lines }) =>
      `<article>\n<h3>${told(say('lab.report.departure', { title, object, severity }))}</h3>\n${lines.map((line) => paragraph(line)).join('\n')}\n</article>`,
  );
  return `${head}\n${each.join('\n') || paragraph(say('lab.report.no-departures'))}\n</section>`;
}
