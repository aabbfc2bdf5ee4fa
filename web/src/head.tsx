import { count, outletOf, story } from './data';
import { dayText, publishedText, rangeText } from './dates';
import { choose, opens } from './state';
import { areTalks } from './talks';

const sections: [string, string, boolean][] = [
  ['timeline', 'Timeline', story.moments.length > 0],
  ['talks', 'The talks', areTalks],
  ['said', 'Who said what', story.statements.length > 0],
  ['figures', 'Figures', story.series.length > 0],
  ['differences', 'Differences', story.differences.length > 0],
  ['sources', 'Sources', story.articles.length > 0],
];

function go(event: MouseEvent, id: string) {
  event.preventDefault();
  const target = document.getElementById(id)!;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

function Headline() {
  if (story.headline === null)
    return <h1>{story.articles.length ? 'A story in ' + count(story.articles.length, 'article') : 'Nothing to report'}</h1>;
  const article = story.articles[story.headline];
  return (
    <>
      <h1>
        <a {...opens('a' + article.id)}>{article.title}</a>
      </h1>
      <p class="byline">
        {story.outletOf[story.headline] < story.named ? `The headline of ${outletOf(story.headline)}` : 'The headline of an unknown outlet'},{' '}
        {publishedText(article)}
      </p>
    </>
  );
}

function Tally({ n, what }: { n: number; what: string }) {
  return (
    <div>
      <dd>{n.toLocaleString('en')}</dd>
      <dt>{what}</dt>
    </div>
  );
}

/** When, how many, from where. */
function Facts() {
  const undated = story.articles.filter((article) => !article.published).length;
  const inferred = story.articles.filter((article) => article.from === 'inferred').length;
  const people = story.entities.filter((entity) => entity.type === 'person' && entity.statements).length;
  const sure = story.statements.filter((statement) => statement.sure).length;
  return (
    <>
          <p class="dates">
            {story.asOf && `What was known on ${dayText(story.asOf)}. `}
            Coverage of {rangeText(story.first, story.last)}
            {undated > 0 && `; ${count(undated, 'article')} undated`}
            {story.named < story.outlets.length && `; ${count(story.outlets.length - story.named, 'article')} of no known outlet`}
            {inferred > 0 && `; the date of ${count(inferred, 'article')} inferred`}
          </p>
          <dl class="tally">
            <Tally n={story.articles.length} what={story.articles.length === 1 ? 'article' : 'articles'} />
            {story.independent < story.articles.length && <Tally n={story.independent} what="independent" />}
            {story.named > 0 && <Tally n={story.named} what={story.named === 1 ? 'outlet' : 'outlets'} />}
            <Tally n={people} what={people === 1 ? 'person speaking' : 'people speaking'} />
            <Tally n={sure} what={sure === 1 ? 'statement' : 'statements'} />
          </dl>
    </>
  );
}

function scrollToSaid() {
  document.getElementById('said')!.scrollIntoView();
}

/** Who spoke most: entities stand in that order. */
function Voices() {
  const most = story.entities.filter((entity) => entity.type === 'person' && entity.statements).slice(0, 5);
  if (!most.length) return null;
  return (
    <aside class="voices" aria-labelledby="voices-title">
      <h2 id="voices-title">Spoke most</h2>
      <ol>
        {most.map((entity) => (
          <li key={entity.id}>
            <button
              onClick={() => {
                choose({ speaker: entity.name });
                scrollToSaid();
              }}
            >
              <span class="name">{entity.name}</span>
              <span class="n" aria-label={count(entity.statements, 'statement')}>
                {entity.statements}
              </span>
              {entity.role && <span class="role">{entity.role}</span>}
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

export function Head() {
  document.title = story.headline === null ? 'readout' : story.articles[story.headline].title;
  return (
    <header class="head">
      <div class="lead">
        <div>
          {story.parties.length > 0 && (
            <p class="kicker">{story.parties.slice(0, 5).map((index) => story.entities[index].name).join(' · ')}</p>
          )}
          <Headline />
          {story.articles.length > 0 ? <Facts /> : <p class="dates">No article was read, or none passed the filter.</p>}
        </div>
        <Voices />
      </div>
      {story.articles.length > 0 && (
          <nav aria-label="Sections">
            {sections.map(
              ([id, name, there]) =>
                there && (
                  <a href={'#' + id} onClick={(event) => go(event, id)}>
                    {name}
                  </a>
                ),
            )}
          </nav>
      )}
    </header>
  );
}
