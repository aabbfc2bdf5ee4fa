import { area, curveStepAfter, line } from 'd3-shape';
import { useState } from 'preact/hooks';
import { count, outletOf, story, type Point, type Series } from './data';
import { axisText, dayText, oneDay, timeOf } from './dates';
import { useWidth } from './measure';
import { linear, rounded, timeTicks, valueTicks } from './scale';
import { opens } from './state';

const few = 6;

const dated = (points: Point[]) => points.filter((point) => !Number.isNaN(timeOf(point.day)));

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const axisNumber = (value: number) => (Math.abs(value) >= 10_000 ? short.format(value) : value.toLocaleString('en'));

const top = (point: Point) => point.upper ?? point.value;

/** A day's middle value: where reports of one day differ, the line passes through one that was reported. */
function middles(points: Point[]): [number, number][] {
  const days = new Map<number, number[]>();
  for (const point of points) {
    const time = timeOf(point.day);
    days.set(time, [...(days.get(time) ?? []), point.upper === null ? point.value : (point.value + point.upper) / 2]);
  }
  return [...days]
    .sort((a, b) => a[0] - b[0])
    .map(([time, values]) => [time, values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]]);
}

/** Of each day the lowest and the highest value told, where they differ on any; the last day reaches a day on. */
function spread(points: Point[]): [number, number, number][] {
  const days = new Map<number, [number, number]>();
  for (const point of points) {
    const time = timeOf(point.day);
    const [low, high] = days.get(time) ?? [Infinity, -Infinity];
    days.set(time, [Math.min(low, point.value), Math.max(high, top(point))]);
  }
  const all = [...days].sort((a, b) => a[0] - b[0]).map(([time, [low, high]]): [number, number, number] => [time, low, high]);
  return all.some(([, low, high]) => low < high) ? all : [];
}

/** Values so far apart that they can hardly count the same thing are not drawn as one line. */
function steady(points: Point[]): boolean {
  const values = points.map((point) => point.value).filter((value) => value > 0);
  return Math.max(...values) <= 10 * Math.min(...values);
}

const interest = (series: Series) => series.points.length * (steady(series.points) ? 2 : 1);

interface Account {
  name: string;
  points: Point[];
}

const tones = ['', ' second', ' third', ' rest'];

/** Points by whose account they are, fullest first; those whose account is told of on one day alone go together. */
function accounts(points: Point[]): Account[] {
  const named = new Map<string, Point[]>();
  for (const point of points) named.set(point.account, [...(named.get(point.account) ?? []), point]);
  const lines = [...named]
    .map(([name, own]) => ({ name, points: own }))
    .filter((account) => account.name && middles(account.points).length > 1)
    .sort((a, b) => b.points.length - a.points.length);
  if (lines.length < 2) return [{ name: '', points }];
  const kept = lines.slice(0, 3);
  const rest = points.filter((point) => !kept.some((account) => account.points.includes(point)));
  while (kept.length < 3) kept.push({ name: '', points: [] });
  return [...kept, { name: '', points: rest }];
}

/** "More than 40" stands on its bound and points up; "fewer than 40" hangs from it. */
function direction(qualifier: string): number {
  if (qualifier === 'more_than' || qualifier === 'at_least') return -1;
  return qualifier === 'less_than' || qualifier === 'at_most' || qualifier === 'nearly' ? 1 : 0;
}

function describe(point: Point): string {
  return `${dayText(point.day)}: ${point.shown}${point.account ? ', according to ' + point.account : ''} – ${outletOf(point.article)}`;
}

interface ChartProps {
  label: string;
  points: Point[];
  drawn: Account[];
  width: number;
  active: Point | null;
  onActive: (point: Point) => void;
}

function Chart({ label, points, drawn, width, active, onActive }: ChartProps) {
  const height = 170;
  const edge = { top: 14, right: 14, bottom: 24, left: 46 };
  const times = points.map((point) => timeOf(point.day));
  const from = Math.min(...times);
  const to = Math.max(...times);
  const spare = to > from ? 0 : 3 * oneDay;
  const x = linear([from - spare, to + spare], [edge.left + 6, width - edge.right]);
  const low = Math.min(...points.map((point) => point.value));
  const high = Math.max(...points.map(top));
  const base = low > 0 && low < high * 0.6 ? 0 : low - (high - low || Math.abs(high) || 1) * 0.25;
  const y = rounded([Math.max(base, low >= 0 ? 0 : base), high + (high - base) * 0.08], [height - edge.bottom, edge.top], 3);
  const path = line<[number, number]>((d) => x(d[0]), (d) => y(d[1])).curve(curveStepAfter);
  const band = area<[number, number, number]>()
    .x((d) => x(d[0]))
    .y0((d) => y(d[1]))
    .y1((d) => y(d[2]))
    .curve(curveStepAfter);
  const days = timeTicks(x, Math.max(3, Math.floor(width / (to - from > 62 * oneDay ? 75 : 120))));
  return (
    <svg class="chart" width={width} height={height} role="group" aria-label={label}>
      {valueTicks(y, 3).map((tick) => (
        <g key={tick}>
          <line class="grid" x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} />
          <text class="label" x={edge.left - 6} y={y(tick) + 4} text-anchor="end">
            {axisNumber(tick)}
          </text>
        </g>
      ))}
      {days.map((tick, i) => (
        <text key={tick} class="label" x={x(tick)} y={height - 6} text-anchor={x(tick) > width - 24 ? 'end' : 'middle'}>
          {axisText(tick, i === 0 && width > 260)}
        </text>
      ))}
      {steady(points) && <path class="spread" d={band(spread(points)) ?? ''} />}
      {drawn.map(
        (account, i) =>
          (account.name || drawn.length === 1) &&
          steady(account.points) && (
            <path key={i} class={'account line' + tones[i]} d={path(middles(account.points)) ?? ''} />
          ),
      )}
      {drawn.map((account, i) => account.points.map((point) => {
        const at = x(timeOf(point.day));
        const way = direction(point.qualifier);
        return (
          <a
            key={point.id}
            class={'account point' + tones[i] + (point === active ? ' active' : '')}
            {...opens('f' + point.id)}
            aria-label={describe(point)}
            onPointerEnter={() => onActive(point)}
            onFocus={() => onActive(point)}
          >
            {point.upper !== null && point.upper !== point.value ? (
              <rect class="band" x={at - 5} width={10} y={y(point.upper)} height={Math.max(2, y(point.value) - y(point.upper))} rx={2} />
            ) : (
              <>
                {way !== 0 && <path class="bound" d={`M${at},${y(point.value)}v${way * 13}m-3,${way * -4}l3,${way * 4}l3,${way * -4}`} />}
                <circle cx={at} cy={y(point.value)} r={4} />
              </>
            )}
            <circle class="hit" cx={at} cy={y(point.value)} r={11} />
          </a>
        );
      }))}
    </svg>
  );
}

function Figure({ series }: { series: Series }) {
  const [ref, width] = useWidth<HTMLElement>(340);
  const points = dated(series.points);
  const undated = series.points.filter((point) => !points.includes(point));
  const drawn = accounts(points);
  const latest = points[points.length - 1] ?? series.points[series.points.length - 1];
  const [active, setActive] = useState(latest);
  return (
    <figure ref={ref} data-series={series.id}>
      <figcaption>
        <h3>{series.label}</h3>
        <p class="latest">
          <strong>{latest.shown}</strong> {dayText(latest.day)}
        </p>
        {drawn.length > 1 && (
          <ul class="key">
            {drawn.map((account, i) => account.name && <li class={'account' + tones[i]}>{account.name}</li>)}
          </ul>
        )}
      </figcaption>
      {points.length > 0 && <Chart label={series.label} points={points} drawn={drawn} width={width} active={active} onActive={setActive} />}
      <p class="reads">
        <a {...opens('f' + active.id)}>{active.shown}</a>, {dayText(active.day)}
        {active.account && `, according to ${active.account}`} <span class="from">{outletOf(active.article)}</span>
      </p>
      {undated.length > 0 && points.length > 0 && (
        <p class="reads">
          Without a date:{' '}
          {undated.map((point, i) => (
            <>
              {i > 0 && ', '}
              <a {...opens('f' + point.id)}>{point.shown}</a>
            </>
          ))}
        </p>
      )}
    </figure>
  );
}

/** A figure that is no series to follow: its latest value, and how often it is told. */
function Other({ series }: { series: Series }) {
  const point = series.points[series.points.length - 1];
  const others = series.points.length - 1;
  return (
    <li>
      <a {...opens('f' + point.id)}>
        <strong>{point.shown}</strong> {series.label}
      </a>
      , {dayText(point.day)}{' '}
      <span class="from">
        {outletOf(point.article)}
        {others > 0 && ` and ${count(others, 'other report')}`}
      </span>
    </li>
  );
}

export function Figures() {
  const [all, setAll] = useState(false);
  const told = story.series.filter((series) => series.points.length > 0);
  const moving = told
    .filter((series) => series.topic && middles(dated(series.points)).length > 1)
    .filter((series) => series.topic !== 'people' || steady(series.points))
    .sort((a, b) => interest(b) - interest(a));
  const other = told.filter((series) => !moving.includes(series));
  const shown = all ? moving : moving.slice(0, few);
  const listed = all ? other : other.slice(0, 2 * few);
  return (
    <section id="figures" tabIndex={-1} aria-labelledby="figures-title">
      <h2 id="figures-title">Figures over time</h2>
      {shown.length > 0 && (
        <>
          <p class="note">
            Each mark is a report. An arrow stands for “more than” or “fewer than”, a bar for a range; the band lies between
            the lowest and the highest told of a day. Where several speak for a figure, each has a line; values too far apart
            to count the same thing have none.
          </p>
          <div class="charts">
            {shown.map((series) => (
              <Figure key={series.id} series={series} />
            ))}
          </div>
        </>
      )}
      {listed.length > 0 && (
        <div class="once">
          <h3>Other figures</h3>
          <ul>
            {listed.map((series) => (
              <Other key={series.id} series={series} />
            ))}
          </ul>
        </div>
      )}
      {!all && (moving.length > shown.length || other.length > listed.length) && (
        <button class="more" onClick={() => setAll(true)}>
          Show all {told.length.toLocaleString('en')} figures
        </button>
      )}
    </section>
  );
}
