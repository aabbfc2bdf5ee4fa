// Straight scales: what d3-scale would bring along with colours and formats that this page has no use for.
import { nice, ticks } from 'd3-array';
import { utcTicks } from 'd3-time';

export interface Scale {
  (value: number): number;
  domain: [number, number];
}

export function linear(domain: [number, number], range: [number, number]): Scale {
  const span = domain[1] - domain[0] || 1;
  const scale = (value: number) => range[0] + ((value - domain[0]) / span) * (range[1] - range[0]);
  return Object.assign(scale, { domain });
}

export function rounded(domain: [number, number], range: [number, number], count: number): Scale {
  return linear(nice(domain[0], domain[1], count), range);
}

export const valueTicks = (scale: Scale, count: number): number[] => ticks(...scale.domain, count);

const day = 86_400_000;

/** Midnights, UTC, in milliseconds: about `count`, but months rather than weeks where the time spans several. */
export function timeTicks(scale: Scale, count: number): number[] {
  const [from, to] = scale.domain;
  const months = (to - from) / (30 * day);
  return utcTicks(new Date(from), new Date(to), months > 2 ? Math.min(count, months) : count)
    .map(Number)
    .filter((time) => time % day === 0);
}
