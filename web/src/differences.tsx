import { useState } from 'preact/hooks';
import { outletOf, story, type Difference, type Place } from './data';
import { publishedText } from './dates';
import { opens } from './state';
import { marksOf, segments, sentenceSpan } from './text';

const few = 8;

const names = { words: 'Different words', figure: 'Different figures', denial: 'Denied' };

function Side({ id, place }: { id: string; place: Place }) {
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

function Entry({ difference }: { difference: Difference }) {
  return (
    <article class="difference">
      <h3>
        <span class="type">{names[difference.type]}</span> {difference.question}
      </h3>
      <div class="sides">
        <Side id={`d${difference.id}.0`} place={difference.sides[0]} />
        <Side id={`d${difference.id}.1`} place={difference.sides[1]} />
      </div>
    </article>
  );
}

export function Differences() {
  const [all, setAll] = useState(false);
  const shown = all ? story.differences : story.differences.slice(0, few);
  return (
    <section id="differences" tabIndex={-1} aria-labelledby="differences-title">
      <h2 id="differences-title">Where the reports differ</h2>
      {shown.map((difference) => (
        <Entry key={difference.id} difference={difference} />
      ))}
      {shown.length < story.differences.length && (
        <button class="more" onClick={() => setAll(true)}>
          Show all {story.differences.length.toLocaleString('en')} differences
        </button>
      )}
    </section>
  );
}
