import { count, story } from './data';
import { datingText, oneDay, publishedText, timeOf } from './dates';
import { linear } from './scale';
import { opens } from './state';

const ofOutlet: number[][] = story.outlets.map(() => []);
story.outletOf.forEach((outlet, article) => ofOutlet[outlet].push(article));
for (const articles of ofOutlet)
  articles.sort((a, b) => story.articles[b].published.localeCompare(story.articles[a].published));

const statementsOf = story.outlets.map(() => 0);
for (const statement of story.statements)
  for (const outlet of new Set(statement.reports.map((report) => story.outletOf[report.article]))) statementsOf[outlet]++;

/** An outlet's articles on the axis of the whole story: full for its own, hollow for copies. */
function Strip({ articles }: { articles: number[] }) {
  const width = 220;
  const first = timeOf(story.first);
  const last = timeOf(story.last);
  if (Number.isNaN(first)) return null;
  const x = linear([first, Math.max(last, first + oneDay)], [5, width - 5]);
  return (
    <svg class="strip" viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" aria-hidden="true">
      <line x1={0} x2={width} y1={6} y2={6} />
      {articles.map((index) => {
        const time = timeOf(story.articles[index].published);
        return (
          !Number.isNaN(time) && (
            <rect class={story.articles[index].copyOf === null ? '' : 'copy'} x={x(time) - 1.5} y={1} width={3} height={10} />
          )
        );
      })}
    </svg>
  );
}

function Row({ outlet }: { outlet: number }) {
  const articles = ofOutlet[outlet];
  const copies = articles.filter((index) => story.articles[index].copyOf !== null).length;
  return (
    <details class="source">
      <summary>
        <span class="name">{story.outlets[outlet]}</span>
        <Strip articles={articles} />
        <span class="n">
          {count(articles.length, 'article')}
          {copies > 0 && `, ${copies === 1 && articles.length === 1 ? 'a copy' : count(copies, 'copy', 'copies')}`}
        </span>
        <span class="n">{count(statementsOf[outlet], 'statement')}</span>
      </summary>
      <ul>
        {articles.map((index) => {
          const article = story.articles[index];
          return (
            <li key={article.id}>
              <a {...opens('a' + article.id)}>{article.title || article.name}</a>{' '}
              <span class="from" title={datingText(article) || undefined}>
                {publishedText(article)}
                {article.copyOf !== null &&
                  ` · copy of ${story.outlets[story.outletOf[article.copyOf]]}, ${publishedText(story.articles[article.copyOf])}`}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

export function Sources() {
  return (
    <section id="sources" tabIndex={-1} aria-labelledby="sources-title">
      <h2 id="sources-title">Sources</h2>
      {story.outlets.map((name, outlet) => (
        <Row key={name} outlet={outlet} />
      ))}
    </section>
  );
}
