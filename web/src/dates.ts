// Days are YYYY-MM-DD, sometimes only YYYY-MM or YYYY, sometimes unknown.

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Milliseconds of a full day's midnight, UTC; NaN for all else. */
export function timeOf(day: string): number {
  return /^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(day.slice(0, 10) + 'T00:00:00Z') : NaN;
}

export const oneDay = 86_400_000;

export function dayText(day: string, form: 'long' | 'short' | 'noYear' = 'short'): string {
  if (!day) return 'date unknown';
  const time = timeOf(day);
  if (Number.isNaN(time)) {
    const partial = /^(\d{4})-(\d{2})$/.exec(day);
    return partial && months[+partial[2] - 1] ? `${months[+partial[2] - 1]} ${partial[1]}` : day;
  }
  const date = new Date(time);
  const month = months[date.getUTCMonth()];
  if (form === 'long')
    return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
  const short = `${date.getUTCDate()} ${month.length > 4 ? month.slice(0, 3) : month}`;
  return form === 'noYear' ? short : `${short} ${date.getUTCFullYear()}`;
}

export function rangeText(first: string, last: string): string {
  if (!first && !last) return 'dates unknown';
  if (!first || !last || first === last) return dayText(first || last);
  if (first.length < 10 || last.length < 10) return `${dayText(first)} – ${dayText(last)}`;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${+first.slice(8, 10)}–${dayText(last)}`;
  return first.slice(0, 4) === last.slice(0, 4)
    ? `${dayText(first, 'noYear')} – ${dayText(last)}`
    : `${dayText(first)} – ${dayText(last)}`;
}

export function axisText(time: number, withYear: boolean): string {
  const date = new Date(time);
  const month = months[date.getUTCMonth()];
  const short = month.length > 4 ? month.slice(0, 3) : month;
  const name = date.getUTCDate() === 1 ? short : `${date.getUTCDate()} ${short}`;
  return withYear || (date.getUTCMonth() === 0 && date.getUTCDate() === 1) ? `${name} ${date.getUTCFullYear()}` : name;
}

/** When an article was published, "about" where that is inferred. */
export function publishedText(article: { published: string; from: string }): string {
  return (article.from === 'inferred' ? 'about ' : '') + dayText(article.published);
}

/** The days that an inferred date lies between, and why; empty for others. */
export function datingText(article: { from: string; first?: string; last?: string; because?: string }): string {
  if (article.from !== 'inferred') return '';
  const reasons = (article.because ?? '').split('\n').filter(Boolean).join('; ');
  return `Date inferred, between ${rangeText(article.first ?? '', article.last ?? '')}${reasons ? ': ' + reasons : ''}`;
}
