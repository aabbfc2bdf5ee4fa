import { line } from 'd3-shape';
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

const moves = [...of('proposal'), ...of('reply')]
  .filter((entry) => !Number.isNaN(timeOf(entry.day)))
  .sort((a, b) => timeOf(a.day) - timeOf(b.day));

/** A proposal, what was accepted (hollow: with conditions, or studied), what was refused. */
function shapeOf(entry: Entry): [string, string] {
  if (entry.kind === 'proposal') return ['plan', 'M0,-6l6,6l-6,6l-6,-6z'];
  const refused = (entry.state === 'reject') !== entry.denied;
  if (refused) return ['plan second', 'M0,5l-5.5,-10h11z'];
  return [entry.state === 'accept' ? 'plan account' : 'plan account open', 'M0,-5l5.5,10h-11z'];
}

/** Of each day the middle of what is said, denials aside. */
function middle(judged: Entry[]): [number, number][] {
  const days = new Map<number, number[]>();
  for (const entry of judged) {
    if (entry.denied || entry.state === 'denied') continue;
    const time = timeOf(entry.day);
    days.set(time, [...(days.get(time) ?? []), entry.number]);
  }
  return [...days].sort((a, b) => a[0] - b[0]).map(([time, values]) => [time, values.reduce((sum, value) => sum + value) / values.length]);
}

/** Names over the rounds, in two lines; one that has no room there is left out. */
function roundNames(held: Entry[], x: (time: number) => number): { x: number; y: number; text: string }[] {
  const ends = [0, 0];
  const names: { x: number; y: number; text: string }[] = [];
  for (const round of held) {
    const full = [round.number > 0 ? String(round.number) : '', round.place].filter(Boolean).join(' ');
    const at = x(timeOf(round.day || round.last));
    const line = ends.findIndex((end) => end + 8 < at);
    if (!full || line < 0) continue;
    ends[line] = at + 6.3 * full.length;
    names.push({ x: at, y: 14 + 13 * line, text: full });
  }
  return names;
}

/** The rounds and where they were held, what was proposed and answered, and how the talks are said to go, along time. */
function Course({ width }: { width: number }) {
  const height = 250;
  const lane = 50;
  const left = 74;
  const judged = assessments.filter((entry) => !Number.isNaN(timeOf(entry.day)));
  const held = rounds
    .filter((entry) => !Number.isNaN(timeOf(entry.day || entry.last)))
    .sort((a, b) => timeOf(a.day || a.last) - timeOf(b.day || b.last));
  const times = [...judged, ...moves].map((entry) => timeOf(entry.day));
  for (const round of held) times.push(timeOf(round.day || round.last), timeOf(round.last || round.day));
  const spare = 2 * oneDay;
  const x = linear([Math.min(...times) - spare, Math.max(...times) + spare], [left + 8, width - 8]);
  const y = linear([-2.4, 2.4], [height - 24, lane + 22]);
  const path = line<[number, number]>((d) => x(d[0]), (d) => y(d[1]));
  const stacked = new Map<string, number>();
  let taken = 0;
  const tell = (entry: Entry) => `${daysOf(entry)}: ${entry.who && entry.kind !== 'round' ? entry.who + ', ' : ''}${clip(entry.label, 120)}`;
  return (
    <svg class="chart course" width={width} height={height} role="group" aria-label="The course of the talks">
      {levels.map(([level, name]) => (
        <g key={level}>
          <line class="grid" x1={left} x2={width} y1={y(level)} y2={y(level)} />
          <text class="label" x={left - 8} y={y(level) + 4} text-anchor="end">
            {name}
          </text>
        </g>
      ))}
      <text class="label" x={left - 8} y={16} text-anchor="end">
        rounds
      </text>
      {moves.length > 0 && (
        <text class="label" x={left - 8} y={lane + 4} text-anchor="end">
          proposals
        </text>
      )}
      {timeTicks(x, Math.max(2, Math.floor((width - left) / 90))).map((tick, i) => (
        <text key={tick} class="label" x={x(tick)} y={height - 6} text-anchor={x(tick) > width - 30 ? 'end' : 'middle'}>
          {axisText(tick, i === 0)}
        </text>
      ))}
      {held.map((round) => {
        const begin = x(timeOf(round.day || round.last));
        const end = Math.max(begin + 3, x(timeOf(round.last || round.day)));
        return (
          <a key={round.id} class="round" {...opens('t' + round.id)} aria-label={tell(round)}>
            <title>{tell(round)}</title>
            <rect x={begin} y={32} width={end - begin} height={height - 56} />
          </a>
        );
      })}
      {roundNames(held, x).map((name) => (
        <text class="label name" x={name.x} y={name.y}>
          {name.text}
        </text>
      ))}
      {moves.map((entry) => {
        const [look, shape] = shapeOf(entry);
        taken = Math.max(x(timeOf(entry.day)), taken + 13);
        return (
          <a key={entry.id} class={look} {...opens('t' + entry.id)} aria-label={tell(entry)}>
            <title>{tell(entry)}</title>
            <path d={shape} transform={`translate(${taken},${lane})`} />
          </a>
        );
      })}
      <path class="trend" d={path(middle(judged)) ?? ''} />
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
            aria-label={tell(entry)}
          >
            <title>{`${tell(entry)} (${outletOf(entry.article)})`}</title>
            <circle class="dot" cx={at[0]} cy={at[1]} r={4.5} />
            <circle class="hit" cx={at[0]} cy={at[1]} r={9} />
          </a>
        );
      })}
    </svg>
  );
}

/** `inside`: the article of the entry that it is part of, which is not named again. */
function Line({ entry, words, inside }: { entry: Entry; words: boolean; inside?: number }) {
  const parts = story.board.filter((part) => part.parent !== null && story.board[part.parent] === entry);
  const others = entry.articles - 1;
  return (
    <li>
      <a {...opens('t' + entry.id)}>
        {daysOf(entry) && <span class="when">{daysOf(entry)}</span>} {entry.who && entry.kind !== 'round' && <strong>{entry.who} </strong>}
        {entry.kind !== 'position' && entry.kind !== 'proposal' && <em>{entry.label}</em>}
        {words && <span class="words">{clip(sentenceText(entry.article, entry.sentence), 240)}</span>}
      </a>{' '}
      {(inside !== entry.article || others > 0) && (
        <span class="from">
          {outletOf(entry.article)}
          {others > 0 && ` and ${others} more`}
        </span>
      )}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <Line key={part.id} entry={part} words inside={entry.article} />
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
  const dated = [...assessments, ...rounds, ...moves].some((entry) => !Number.isNaN(timeOf(entry.day || entry.last)));
  return (
    <section id="talks" tabIndex={-1} aria-labelledby="talks-title">
      <h2 id="talks-title">The talks</h2>
      <div class="sidesOfTalks">
        <Names kind="party" title="Parties" />
        <Names kind="mediator" title="Mediators" />
      </div>
      <div ref={ref}>
        {dated && (
          <>
            <p class="note">
              Grey: the rounds, with number and place. ◆ a proposal, ▲ accepted (hollow: with conditions), ▼ refused. Below, how
              the talks are said to go: a mark for each voice and day, hollow where it is denied; the line goes through their middle.
            </p>
            <Course width={width} />
          </>
        )}
      </div>
      <div class="boards">
        <List kind="contact" title="Who talks to whom" />
        <List kind="round" title="Rounds" />
        <List kind="proposal" title="Proposals" words />
        <List kind="reply" title="Replies" words />
        <List kind="sticking point" title="Sticking points" />
      </div>
    </section>
  );
}
