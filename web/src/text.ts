// Spans are in code points, JavaScript's strings in UTF-16 units: the two part where a text has a character
// outside the basic plane.
import { story, type Report, type Spans } from './data';

const units = new Map<number, Uint32Array | null>();

function unitsOf(article: number): Uint32Array | null {
  let map = units.get(article);
  if (map === undefined) {
    const text = story.articles[article].text;
    map = null;
    if (/[\ud800-\udfff]/.test(text)) {
      const starts: number[] = [];
      let at = 0;
      for (const character of text) {
        starts.push(at);
        at += character.length;
      }
      starts.push(at);
      map = Uint32Array.from(starts);
    }
    units.set(article, map);
  }
  return map;
}

/** A code-point offset as an index into the article's string. */
export function unit(article: number, point: number): number {
  const map = unitsOf(article);
  return map ? map[Math.min(point, map.length - 1)] : point;
}

export function slice(article: number, begin: number, end: number): string {
  return story.articles[article].text.slice(unit(article, begin), unit(article, end));
}

export function sentenceSpan(article: number, sentence: number): [number, number] {
  const all = story.articles[article].sentences;
  return [all[2 * sentence], all[2 * sentence + 1]];
}

export function sentenceText(article: number, sentence: number): string {
  return slice(article, ...sentenceSpan(article, sentence));
}

/** A report's content as one text, as src/view/label.c joins it. */
export function contentText(report: Report): string {
  let joined = '';
  for (let i = 0; i < report.content.length; i += 2) {
    if (i) joined += slice(report.article, report.content[i - 1], report.content[i]).trim() ? ' … ' : ' ';
    joined += slice(report.article, report.content[i], report.content[i + 1]);
  }
  return joined;
}

export interface Mark {
  begin: number;
  end: number;
  name: string;
}

export function marksOf(name: string, spans: Spans): Mark[] {
  const marks: Mark[] = [];
  for (let i = 0; i < spans.length; i += 2) marks.push({ begin: spans[i], end: spans[i + 1], name });
  return marks;
}

export interface Segment {
  text: string;
  names: string[];
}

/** Cuts [begin, end) of an article wherever a mark begins or ends. */
export function segments(article: number, begin: number, end: number, marks: Mark[]): Segment[] {
  const inside = marks.filter((mark) => mark.begin < end && begin < mark.end);
  const edges = new Set([begin, end]);
  for (const mark of inside) {
    edges.add(Math.max(begin, mark.begin));
    edges.add(Math.min(end, mark.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((edge, i) => ({
    text: slice(article, sorted[i], edge),
    names: inside.filter((mark) => mark.begin < edge && sorted[i] < mark.end).map((mark) => mark.name),
  }));
}

/** The article's lines that hold something, as code-point spans. */
export function paragraphs(article: number): [number, number][] {
  const found: [number, number][] = [];
  let begin = 0;
  let at = 0;
  for (const character of story.articles[article].text) {
    if (character === '\n') {
      if (at > begin) found.push([begin, at]);
      begin = at + 1;
    }
    at++;
  }
  if (at > begin) found.push([begin, at]);
  return found.filter(([from, to]) => slice(article, from, to).trim());
}

/** The text, cut at a word where it is longer. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length);
  return text.slice(0, cut > length / 2 ? cut : length) + '…';
}
