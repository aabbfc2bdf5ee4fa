import { useState } from 'preact/hooks';
import { count, outletOf, story, type Moment } from './data';
import { axisText, dayText, oneDay, timeOf } from './dates';
import { useWidth } from './measure';
import { linear, timeTicks } from './scale';
import { opens } from './state';
import { slice } from './text';

const few = 14;

interface DayMark {
  time: number;
  day: string;
  own: number;
  copies: number;
  moments: Moment[];
}

/** The days of the coverage, with what was published and what is told of each. */
function marksByDay(): DayMark[] {
  const first = timeOf(story.first);
  const last = timeOf(story.last);
  const spare = Math.max(7 * oneDay, (last - first) * 0.15);
  const days = new Map<string, DayMark>();
  const at = (day: string) => {
    const time = timeOf(day);
    if (!(time >= first - spare && time <= last + spare)) return null;
    const key = day.slice(0, 10);
    if (!days.has(key)) days.set(key, { time, day: key, own: 0, copies: 0, moments: [] });
    return days.get(key)!;
  };
  for (const article of story.articles) {
    const mark = at(article.published);
    if (mark) article.copyOf === null ? mark.own++ : mark.copies++;
  }
  for (const moment of story.moments) at(moment.day)?.moments.push(moment);
  return [...days.values()].sort((a, b) => a.time - b.time);
}

const marks = marksByDay();

function Axis({ width, onDay }: { width: number; onDay: (day: string) => void }) {
  const height = 132;
  const floor = 84;
  const pad = 10;
  const times = marks.map((mark) => mark.time);
  const margin = Math.max(1, (times[times.length - 1] - times[0]) / oneDay < 6 ? 2 : 1) * oneDay;
  const x = linear([times[0] - margin, times[times.length - 1] + margin], [pad, width - pad]);
  const most = Math.max(3, ...marks.map((mark) => mark.own + mark.copies));
  const y = linear([0, most], [0, floor - 26]);
  const crowd = Math.max(2, ...marks.map((mark) => mark.moments.length));
  const radius = (moments: number) => Math.max(2.5, 7 * Math.sqrt(moments / crowd));
  const dayWidth = Math.abs(x(oneDay) - x(0));
  const bar = Math.max(2, Math.min(14, dayWidth * 0.7));
  const ticks = timeTicks(x, Math.max(2, Math.floor(width / 110)));
  return (
    <svg class="axis" width={width} height={height} role="group" aria-label="Articles and events by day">
      <text class="note" x={pad} y={12}>
        bars: articles published{story.articles.some((article) => article.copyOf !== null) ? ' (pale: copies)' : ''}; dots:
        events told
      </text>
      {ticks.map((tick, i) => (
        <g key={tick}>
          <line class="tick" x1={x(tick)} x2={x(tick)} y1={22} y2={height - 20} />
          <text class="label" x={x(tick)} y={height - 6} text-anchor={x(tick) < 34 ? 'start' : x(tick) > width - 34 ? 'end' : 'middle'}>
            {axisText(tick, i === 0)}
          </text>
        </g>
      ))}
      <line class="floor" x1={0} x2={width} y1={floor} y2={floor} />
      {marks.map((mark) => (
        <a
          key={mark.day}
          class="day"
          href={'#day-' + mark.day}
          aria-label={`${dayText(mark.day, 'long')}: ${count(mark.own + mark.copies, 'article')}, ${count(mark.moments.length, 'event')}`}
          onClick={(event) => {
            event.preventDefault();
            onDay(mark.day);
          }}
        >
          <title>{`${dayText(mark.day)}: ${count(mark.own + mark.copies, 'article')}, ${count(mark.moments.length, 'event')}`}</title>
          <rect class="hit" x={x(mark.time) - Math.max(3, bar / 2)} y={20} width={Math.max(6, bar)} height={height - 40} />
          <rect class="own" x={x(mark.time) - bar / 2} y={floor - y(mark.own)} width={bar} height={y(mark.own)} />
          <rect
            class="copy"
            x={x(mark.time) - bar / 2}
            y={floor - y(mark.own + mark.copies)}
            width={bar}
            height={y(mark.copies)}
          />
          {mark.moments.length > 0 && (
            <circle class="moment" cx={x(mark.time)} cy={floor + 12} r={radius(mark.moments.length)} />
          )}
        </a>
      ))}
    </svg>
  );
}

function Entry({ moment }: { moment: Moment }) {
  const others = moment.articles - 1;
  return (
    <li>
      <a {...opens('m' + moment.id)}>{slice(moment.article, moment.span[0], moment.span[1])}</a>{' '}
      <span class="from">
        {outletOf(moment.article)}
        {others > 0 && ` and ${others} more`}
      </span>
    </li>
  );
}

/** What matters first, and all of a picked day. */
function chosen(all: boolean, day: string): Moment[] {
  return story.moments.filter((moment) => all || moment.rank < few || moment.day.slice(0, 10) === day);
}

export function Timeline() {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const [all, setAll] = useState(story.moments.length <= few + 4);
  const [day, setDay] = useState('');
  const shown = chosen(all, day);
  const days = [...new Set(shown.map((moment) => moment.day))];
  const onDay = (picked: string) => {
    setDay(picked);
    requestAnimationFrame(() => {
      const target = document.getElementById('day-' + picked);
      target?.scrollIntoView({ block: 'center' });
      target?.focus({ preventScroll: true });
    });
  };
  return (
    <section id="timeline" tabIndex={-1} aria-labelledby="timeline-title">
      <h2 id="timeline-title">Timeline</h2>
      <div ref={ref}>{marks.length > 0 && <Axis width={width} onDay={onDay} />}</div>
      <ol class="days">
        {days.map((each) => (
          <li key={each} id={'day-' + each.slice(0, 10)} tabIndex={-1} class={each.slice(0, 10) === day ? 'picked' : ''}>
            <h3>
              <time dateTime={each}>{dayText(each, 'long')}</time>
            </h3>
            <ul>
              {shown
                .filter((moment) => moment.day === each)
                .map((moment) => (
                  <Entry key={moment.id} moment={moment} />
                ))}
            </ul>
          </li>
        ))}
      </ol>
      {!all && shown.length < story.moments.length && (
        <button class="more" onClick={() => setAll(true)}>
          Show all {story.moments.length.toLocaleString('en')} entries
        </button>
      )}
    </section>
  );
}
