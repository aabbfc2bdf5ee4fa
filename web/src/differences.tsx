import { useState } from 'preact/hooks';
import { outletOf, story, type Difference, type Place } from './data';
import { publishedText } from './dates';
import { opens } from './state';
import { marksOf, segments, sentenceSpan } from './text';

const few = 8;

const names: Record<Difference['type'], string> = {
  words: 'Different words',
  figure: 'Different figures',
  denial: 'A report and its denial',
  assessment: 'Opposite views',
  acceptance: 'Accepted, or not',
  blame: 'Each blames the other',
};

interface Cell {
  id: string;
  place: Place;
}

interface Row {
  type: Difference['type'];
  question: string;
  cells: Cell[];
}

/** Questions that say no more than the type does. */
const general = /^(a report and its denial|a report that is denied|two accounts of one figure|who is to blame)$/;

const keyOf = (place: Place) => place.article + ':' + place.sentence;

/** A row for each question: differences of one type that share a sentence are about one. */
function ledger(): Row[] {
  const rows: Row[] = [];
  for (const difference of story.differences) {
    const cells = difference.sides.map((place, side) => ({ id: `d${difference.id}.${side}`, place }));
    const keys = cells.map((cell) => keyOf(cell.place));
    const row = rows.find((each) => each.type === difference.type && each.cells.some((cell) => keys.includes(keyOf(cell.place))));
    const at = row ?? { type: difference.type, question: '', cells: [] };
    if (!row) rows.push(at);
    if (!general.test(difference.question)) at.question ||= difference.question;
    for (const cell of cells) if (!at.cells.some((there) => keyOf(there.place) === keyOf(cell.place))) at.cells.push(cell);
  }
  return rows;
}

function Side({ id, place }: Cell) {
  const [begin, end] = sentenceSpan(place.article, place.sentence);
  const from = Math.min(begin, place.span[0]);
  const to = Math.max(end, place.span[1]);
  // a mark over nearly all of it would say nothing
  const all = place.span[1] - place.span[0] > 0.7 * (to - from);
  const parts = segments(place.article, from, to, all ? [] : marksOf('what', place.span));
  return (
    <div class="side">
      <p class="from">
        {outletOf(place.article)}, {publishedText(story.articles[place.article])}
      </p>
      <p class="words">
        <a {...opens(id)}>{parts.map((part) => (part.names.length ? <mark>{part.text}</mark> : part.text))}</a>
      </p>
    </div>
  );
}

function Entry({ row }: { row: Row }) {
  return (
    <article class="difference">
      <h3>
        <span class="type">{names[row.type]}</span> {row.type === 'figure' && row.question ? 'how many ' + row.question : row.question}
      </h3>
      <div class="sides">
        {row.cells.map((cell) => (
          <Side key={cell.id} {...cell} />
        ))}
      </div>
    </article>
  );
}

const rows = ledger();

export function Differences() {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, few);
  return (
    <section id="differences" tabIndex={-1} aria-labelledby="differences-title">
      <h2 id="differences-title">Where the reports differ</h2>
      {shown.map((row) => (
        <Entry key={row.cells[0].id} row={row} />
      ))}
      {shown.length < rows.length && (
        <button class="more" onClick={() => setAll(true)}>
          Show all {rows.length.toLocaleString('en')} differences
        </button>
      )}
    </section>
  );
}
