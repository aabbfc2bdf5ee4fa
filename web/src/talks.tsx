import { useState } from 'preact/hooks';
import { outletOf, story, type Entry } from './data';
import { axisText, dayText, oneDay, rangeText, timeOf } from './dates';
import { useWidth } from './measure';
import { linear, timeTicks } from './scale';
import { opens } from './state';
import { clip, sentenceText } from './text';

const few = 10;

const of = (kind: Entry['kind']) => story.board.filter((entry) => entry.kind === kind);

const rounds = of('round');
const assessments = of('assessment');

/** An article that only mentions talks makes no board. */
export const areTalks =
  rounds.length > 0 || of('proposal').length > 0 || of('reply').length > 0 || assessments.length > 1;

const daysOf = (entry: Entry) => (entry.last ? rangeText(entry.day || entry.last, entry.last) : entry.day && dayText(entry.day));

function Names({ kind, title }: { kind: 'party' | 'mediator'; title: string }) {
  const named = of(kind);
  return named.length > 0 ? (
    <p>
      <strong>{title}</strong> {named.map((entry) => entry.who).join(', ')}
    </p>
  ) : null;
}

const levels: [number, string][] = [
  [2, 'close'],
  [1, 'progress'],
  [0, 'mixed'],
  [-1, 'stalled'],
  [-2, 'collapsed'],
];

/** How the talks are said to go, day by day, over the rounds in which they were held. */
function Course({ width }: { width: number }) {
  const height = 190;
  const left = 74;
  const judged = assessments.filter((entry) => !Number.isNaN(timeOf(entry.day)));
  const held = rounds.filter((entry) => !Number.isNaN(timeOf(entry.day || entry.last)));
  const times = [...judged.map((entry) => timeOf(entry.day)), ...held.flatMap((entry) => [timeOf(entry.day || entry.last), timeOf(entry.last || entry.day)])];
  const spare = 2 * oneDay;
  const x = linear([Math.min(...times) - spare, Math.max(...times) + spare], [left + 8, width - 8]);
  const y = linear([-2.4, 2.4], [height - 24, 26]);
  const stacked = new Map<string, number>();
  return (
    <svg class="chart course" width={width} height={height} role="group" aria-label="How the talks are said to go">
      {levels.map(([level, name]) => (
        <g key={level}>
          <line class="grid" x1={left} x2={width} y1={y(level)} y2={y(level)} />
          <text class="label" x={left - 8} y={y(level) + 4} text-anchor="end">
            {name}
          </text>
        </g>
      ))}
      {timeTicks(x, Math.max(2, Math.floor((width - left) / 90))).map((tick, i) => (
        <text key={tick} class="label" x={x(tick)} y={height - 6} text-anchor={x(tick) > width - 30 ? 'end' : 'middle'}>
          {axisText(tick, i === 0)}
        </text>
      ))}
      {held.map((round) => {
        const begin = x(timeOf(round.day || round.last));
        const end = Math.max(begin + 3, x(timeOf(round.last || round.day)));
        return (
          <a key={round.id} class="round" {...opens('t' + round.id)} aria-label={`${daysOf(round)}: ${round.label}`}>
            <title>{`${daysOf(round)}: ${round.label}`}</title>
            <rect x={begin} y={22} width={end - begin} height={height - 46} />
            <text class="label" x={(begin + end) / 2} y={14} text-anchor="middle">
              {round.number > 0 ? (width > 560 ? 'round ' : '') + round.number : ''}
            </text>
          </a>
        );
      })}
      {judged.map((entry) => {
        const place = entry.day + entry.number;
        const above = stacked.get(place) ?? 0;
        stacked.set(place, above + 1);
        const at = [x(timeOf(entry.day)), y(entry.number) - above * 7];
        return (
          <a
            key={entry.id}
            class={'point account' + (entry.denied || entry.state === 'denied' ? ' denied' : entry.number < 0 ? ' second' : '')}
            {...opens('t' + entry.id)}
            aria-label={`${dayText(entry.day)}: ${entry.who ? entry.who + ', ' : ''}${entry.label}`}
          >
            <title>{`${dayText(entry.day)}: ${entry.who ? entry.who + ', ' : ''}${entry.label} (${outletOf(entry.article)})`}</title>
            <circle class="dot" cx={at[0]} cy={at[1]} r={4.5} />
            <circle class="hit" cx={at[0]} cy={at[1]} r={9} />
          </a>
        );
      })}
    </svg>
  );
}

function Line({ entry, words }: { entry: Entry; words: boolean }) {
  const parts = story.board.filter((part) => part.parent !== null && story.board[part.parent] === entry);
  const others = entry.articles - 1;
  return (
    <li>
      <a {...opens('t' + entry.id)}>
        {daysOf(entry) && <span class="when">{daysOf(entry)}</span>} {entry.who && entry.kind !== 'round' && <strong>{entry.who} </strong>}
        {entry.kind !== 'position' && entry.kind !== 'proposal' && <em>{entry.label}</em>}
        {words && <span class="words">{clip(sentenceText(entry.article, entry.sentence), 240)}</span>}
      </a>{' '}
      <span class="from">
        {outletOf(entry.article)}
        {others > 0 && ` and ${others} more`}
      </span>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <Line key={part.id} entry={part} words />
          ))}
        </ul>
      )}
    </li>
  );
}

function List({ kind, title, words = false }: { kind: Entry['kind']; title: string; words?: boolean }) {
  const [all, setAll] = useState(false);
  const every = of(kind);
  // sticking points stand by how many tell them, the others by day
  const entries = all ? every : kind === 'sticking point' ? every.slice(0, few) : every.slice(-few);
  return entries.length > 0 ? (
    <div class="board">
      <h3>{title}</h3>
      <ul>
        {entries.map((entry) => (
          <Line key={entry.id} entry={entry} words={words} />
        ))}
      </ul>
      {entries.length < every.length && (
        <button class="more" onClick={() => setAll(true)}>
          Show all {every.length.toLocaleString('en')}
        </button>
      )}
    </div>
  ) : null;
}

export function Talks() {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const dated = [...assessments, ...rounds].some((entry) => !Number.isNaN(timeOf(entry.day || entry.last)));
  return (
    <section id="talks" tabIndex={-1} aria-labelledby="talks-title">
      <h2 id="talks-title">The talks</h2>
      <div class="sidesOfTalks">
        <Names kind="party" title="Parties" />
        <Names kind="mediator" title="Mediators" />
      </div>
      <div ref={ref}>
        {dated && assessments.length > 0 && (
          <>
            <p class="note">
              How the talks are said to go: a mark for each voice and day, hollow where it is denied; grey: the rounds, with their numbers.
            </p>
            <Course width={width} />
          </>
        )}
      </div>
      <div class="boards">
        <List kind="round" title="Rounds" />
        <List kind="proposal" title="Proposals" words />
        <List kind="reply" title="Replies" words />
        <List kind="sticking point" title="Sticking points" />
      </div>
    </section>
  );
}
