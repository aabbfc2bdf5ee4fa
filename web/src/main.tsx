import { render } from 'preact';
import { story } from './data';
import { Differences } from './differences';
import { Figures } from './figures';
import { Head } from './head';
import { Reader } from './reader';
import { Sources } from './sources';
import { Statements } from './statements';
import { areTalks, Talks } from './talks';
import { Timeline } from './timeline';

function Page() {
  return (
    <>
      <main>
        <Head />
        {story.moments.length > 0 && <Timeline />}
        {areTalks && <Talks />}
        {story.statements.length > 0 && <Statements />}
        {story.series.length > 0 && <Figures />}
        {story.differences.length > 0 && <Differences />}
        {story.articles.length > 0 && <Sources />}
        {story.articles.length > 0 && (
          <footer>
            <p>
              Made by readout from the articles listed above. Every line links to the sentence it was read from; a
              program reads, and may misread.
            </p>
          </footer>
        )}
      </main>
      <Reader />
    </>
  );
}

render(<Page />, document.getElementById('page')!);
