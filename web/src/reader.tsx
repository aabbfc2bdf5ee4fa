// The side panel: an article with the sentence that an item was read from. It stands beside the page where there is
// room, and over it where there is not.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { outletOf, story } from './data';
import { datingText, dayText, publishedText } from './dates';
import { nameOf, roleOf } from './said';
import { choose, pressed, useChoice } from './state';
import { marksOf, paragraphs, segments, sentenceSpan, type Mark } from './text';

interface Opened {
  article: number;
  marks: Mark[];
  title: string;
  /** Lines under the title: what was understood, and why. */
  notes: string[];
  /** Marks that the legend explains. */
  legend: string[];
}

function sentenceMark(article: number, sentence: number): Mark {
  const [begin, end] = sentenceSpan(article, sentence);
  return { begin, end, name: 'sentence' };
}

function openReport(id: number): Opened | null {
  for (const statement of story.statements)
    for (const report of statement.reports) {
      if (report.id !== id) continue;
      const role = roleOf(statement);
      return {
        article: report.article,
        marks: [
          sentenceMark(report.article, report.sentence),
          ...marksOf('who', report.source),
          ...marksOf('cue', report.cue),
          ...marksOf('what', report.content),
        ],
        title: `${nameOf(statement)}${role ? ', ' + role : ''}, ${statement.act}`,
        notes: [
          `${report.kind} statement, ${dayText(statement.day)}${statement.stated ? '' : ' (day of the first report)'}`,
          `${report.why ? report.why + '; ' : ''}score ${report.score.toFixed(2)}`,
        ],
        legend: ['who', 'cue', 'what'].filter((_, i) => [report.source, report.cue, report.content][i].length),
      };
    }
  return null;
}

function openFigure(id: number): Opened | null {
  for (const series of story.series)
    for (const point of series.points)
      if (point.id === id)
        return {
          article: point.article,
          marks: [sentenceMark(point.article, point.sentence), ...marksOf('what', point.span)],
          title: `${point.shown}: ${series.label}`,
          notes: [dayText(point.day) + (point.account ? ', according to ' + point.account : '')],
          legend: [],
        };
  return null;
}

function openMoment(id: number): Opened | null {
  const moment = story.moments.find((each) => each.id === id);
  return (
    moment && {
      article: moment.article,
      marks: [sentenceMark(moment.article, moment.sentence), ...marksOf('what', moment.span)],
      title: dayText(moment.day, 'long'),
      notes: [moment.articles > 1 ? `told by ${moment.articles} independent articles` : 'told by one article'],
      legend: [],
    }
  ) ?? null;
}

function openSide(id: number, side: number): Opened | null {
  const difference = story.differences.find((each) => each.id === id);
  const place = difference?.sides[side];
  return place
    ? {
        article: place.article,
        marks: [sentenceMark(place.article, place.sentence), ...marksOf('what', place.span)],
        title: difference.question,
        notes: [],
        legend: [],
      }
    : null;
}

function openTalk(id: number): Opened | null {
  const entry = story.board.find((each) => each.id === id);
  return entry
    ? {
        article: entry.article,
        marks: [sentenceMark(entry.article, entry.sentence), ...marksOf('what', entry.span)],
        title: entry.kind === 'proposal' || entry.kind === 'position' ? entry.who || entry.kind : `${entry.who ? entry.who + ': ' : ''}${entry.label}`,
        notes: [`${entry.kind}${entry.day ? ', ' + dayText(entry.day) : ''}`],
        legend: [],
      }
    : null;
}

function openArticle(id: number): Opened | null {
  const article = story.articles.findIndex((each) => each.id === id);
  return article < 0 ? null : { article, marks: [], title: '', notes: [], legend: [] };
}

function find(id: string): Opened | null {
  const parts = /^([rfmdat])(\d+)(?:\.([01]))?$/.exec(id);
  if (!parts) return null;
  const number = Number(parts[2]);
  switch (parts[1]) {
    case 'r':
      return openReport(number);
    case 'f':
      return openFigure(number);
    case 'm':
      return openMoment(number);
    case 't':
      return openTalk(number);
    case 'd':
      return openSide(number, Number(parts[3] ?? 0));
    default:
      return openArticle(number);
  }
}

function Text({ opened }: { opened: Opened }) {
  return (
    <div class="text">
      {paragraphs(opened.article).map(([begin, end]) => (
        <p key={begin} dir="auto">
          {segments(opened.article, begin, end, opened.marks).map((part) =>
            part.names.length ? <span class={part.names.join(' ')}>{part.text}</span> : part.text,
          )}
        </p>
      ))}
    </div>
  );
}

const meanings: Record<string, string> = { who: 'who', cue: 'the words that attribute', what: 'what was said' };

function Body({ opened }: { opened: Opened }) {
  const article = story.articles[opened.article];
  return (
    <>
      {opened.title && (
        <div class="finding">
          <p class="title">{opened.title}</p>
          {opened.notes.map((note) => (
            <p class="why">{note}</p>
          ))}
          {opened.legend.length > 0 && (
            <p class="legend">
              {opened.legend.map((name) => (
                <span class={name}>{meanings[name]}</span>
              ))}
            </p>
          )}
        </div>
      )}
      <p class="from">
        {outletOf(opened.article)}, {publishedText(article)}
        {article.copyOf !== null && ` · copy of ${outletOf(article.copyOf)}`}
      </p>
      {datingText(article) && <p class="why">{datingText(article)}</p>}
      {article.title && <h2>{article.title}</h2>}
      <Text opened={opened} />
      <p class="from">
        {/^https?:/.test(article.url) ? (
          <a href={article.url} rel="noopener noreferrer external" target="_blank">
            {article.url}
          </a>
        ) : (
          article.name
        )}
      </p>
    </>
  );
}

/** Sets the page's mode, with what was pressed, or has the focus, staying where it is on the screen. */
function setOpen(open: boolean) {
  const root = document.documentElement;
  if (root.classList.contains('open') === open) return;
  const { element } = pressed;
  const before = open ? pressed.top : element?.getBoundingClientRect().top;
  root.classList.toggle('open', open);
  if (element?.isConnected && before !== undefined)
    scrollBy({ top: element.getBoundingClientRect().top - before, behavior: 'instant' });
}

const narrow = () => matchMedia('(max-width: 899px)').matches;

export function Reader() {
  const { open } = useChoice();
  const opened = useMemo(() => find(open), [open]);
  const ref = useRef<HTMLDialogElement>(null);
  const opener = useRef('');
  const close = () => choose({ open: '' });
  useEffect(() => {
    const dialog = ref.current!;
    if (!opened) {
      if (dialog.open) dialog.close();
      setOpen(false);
      document.querySelector<HTMLElement>(`main [data-open="${opener.current}"]`)?.focus({ preventScroll: true });
      opener.current = '';
      return;
    }
    opener.current = open;
    if (!dialog.open) narrow() ? dialog.showModal() : dialog.show();
    setOpen(true);
    const target = dialog.querySelector('.text .what, .text .sentence');
    if (target) target.scrollIntoView({ block: 'center' });
    else dialog.scrollTop = 0;
    dialog.querySelector<HTMLElement>('.close')!.focus({ preventScroll: true });
  }, [open]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <dialog
      ref={ref}
      class="reader"
      aria-label="Article"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === ref.current && close()}
    >
      <div class="sheet">
        <div class="bar">
          <button class="close" aria-label="Close the article" onClick={close}>
            Close
          </button>
        </div>
        {opened && <Body opened={opened} />}
      </div>
    </dialog>
  );
}
