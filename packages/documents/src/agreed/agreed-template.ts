import { PREAMBLE } from '../print/typeset.ts';

/** The agreed text, English and a second language side by side; below each practice how agencies stand to it. */
export const AGREED_TEMPLATE = `${PREAMBLE}
#let soft = rgb("#4a5a68")
#let line-colour = rgb("#c5d0d9")
#set page(paper: "a4", flipped: true, margin: (x: 18mm, y: 16mm), numbering: "1 / 1")
#set text(size: 9pt, fill: rgb("#1b2733"))
#set par(justify: false, leading: 0.55em)
#pdf.attach("agreed-text.json", bytes(data.file), relationship: "source", mime-type: "application/json", description: data.title)
#let small(body) = text(size: 7.5pt, fill: soft, body)
#let mark(word) = if word != "" { h(0.4em); box(stroke: 0.4pt + soft, inset: (x: 2pt, y: 1pt), text(size: 6.5pt, fill: soft, word)) }
#let column(side, steps) = {
  set text(lang: side.lang)
  strong(side.title)
  mark(side.titleMark)
  for one in side.steps {
    block(above: 0.7em, below: 0.3em)[#strong(one.level): #one.sentence]
    block(above: 0.3em, below: 0.5em, small[#one.why #mark(one.mark)])
  }
}
#heading(level: 1, data.head.title)
#for line in data.head.lines { par(line) }
#for line in data.head.second { par(text(lang: data.second, line)) }
#for practice in data.practices {
  v(2mm)
  line(length: 100%, stroke: 0.4pt + line-colour)
  heading(level: 2, text(size: 11pt, practice.heading))
  grid(columns: (1fr, 1fr), gutter: 8mm, column(practice.english, practice), column(practice.second, practice))
  for one in practice.standings {
    block(above: 0.5em, below: 0.3em, breakable: false)[
      #strong(one.word) #one.agencies
      #for text in one.texts { linebreak(); small(text) }
    ]
  }
}
`;
