import { count, type Report } from './data';
import { opens } from './state';

interface Carrier {
  outlet: string;
  report: Report;
}

/** How other outlets cut the longest form, word by word. */
export function Cuts({ whole, reports }: { whole: string; reports: Carrier[] }) {
  return (
    <details class="cuts">
      <summary>{count(reports.length, 'outlet')} {reports.length === 1 ? 'words' : 'word'} it otherwise</summary>
      <p class="note">
        Against {whole}: <del>left out</del>, <ins>added</ins>.
      </p>
      {reports.map(({ outlet, report }) => (
        <div key={report.id} class="cut">
          <a class="outlet" {...opens('r' + report.id)}>
            {outlet}
          </a>
          <p>
            {report.cuts!.map(([op, text]) => (
              <>{op === '=' ? text : op === '-' ? <del>{text}</del> : <ins>{text}</ins>} </>
            ))}
          </p>
        </div>
      ))}
    </details>
  );
}
