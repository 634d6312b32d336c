import { PREAMBLE } from './typeset.ts';

/** One page for each of `data.certificates`; the signed file of each is attached to the PDF. */
export const CERTIFICATE_TEMPLATE = `${PREAMBLE}
#let ink = rgb("#1b2733")
#let soft = rgb("#4a5a68")
#let line-colour = rgb("#8fa1b0")
#set page(paper: "a4", flipped: true, margin: (x: 20mm, y: 13mm), background: rect(width: 100% - 14mm, height: 100% - 14mm, stroke: 0.6pt + line-colour))
#set text(size: 10pt, fill: ink)
#set par(leading: 0.55em)
#let small(body) = text(size: 7pt, fill: soft, body)
#let second(one, key) = if key in one.english { small(text(lang: "en", one.english.at(key))) }
#for one in data.certificates {
  set text(lang: one.lang)
  pdf.attach(one.file-name, bytes(one.file), relationship: "source", mime-type: "application/json", description: one.words.attached)
  align(center, {
    text(size: 9pt, fill: soft, tracking: 0.06em, one.issuer)
    v(3mm)
    heading(level: 1, outlined: false, text(size: 19pt, weight: 600, one.words.title))
    second(one, "title")
    v(2mm)
    text(one.words.certifies)
    v(2mm)
    text(size: 21pt, weight: 600, one.officer)
    v(2mm)
    text(one.words.attended)
    linebreak()
    second(one, "attended")
    v(2mm)
    text(size: 13pt, weight: 600, one.course)
    v(1mm)
    text(fill: soft, one.words.held)
  })
  v(4mm)
  let half = calc.ceil(one.modules.len() / 2)
  let listed(modules) = for module in modules { block(spacing: 0.45em, text(size: 8.5pt, [*#module.code* #h(0.4em) #module.title])) }
  grid(columns: (1fr, 1fr), gutter: 10mm, listed(one.modules.slice(0, half)), listed(one.modules.slice(half)))
  v(1fr)
  if one.practices != "" { par(leading: 0.4em, text(size: 6pt, fill: soft, [#one.words.practices #one.practices])) }
  grid(columns: (1fr, auto), gutter: 8mm, align: bottom, {
    for text in (one.words.valid, one.words.signer, one.words.records, one.words.no-score, one.words.verify) { block(spacing: 0.4em, small(text)) }
    if one.words.draft != "" { block(spacing: 0.4em, small(strong(one.words.draft))) }
    for sponsor in one.sponsors { block(spacing: 0.4em, small([*#sponsor.name* #h(0.3em) #sponsor.text])) }
    if one.note != "" { block(small(one.note)) }
  }, image(bytes(one.qr), format: "svg", width: 27mm, alt: one.words.qr))
  pagebreak(weak: true)
}
`;
