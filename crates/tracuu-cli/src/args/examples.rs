//! Examples that stand under the help texts.

pub(super) const TRACUU: &str = "\
Examples:
  tracuu search \"ky luat\" --in data/sample        find in a folder, typed without marks
  tracuu index papers laws.jsonl.zst --into idx   make an index, or add to it
  tracuu search 24-CT/TU --in idx                 find by number

Exit codes: 0 found or done, 1 nothing found, 2 usage or error, 3 done but something was skipped.";

pub(super) const INDEX: &str = "\
Examples:
  tracuu index papers --into idx                  every .md, .txt and .jsonl file under papers
  tracuu index papers --into idx --fresh          the same, and nothing else
  tracuu index laws.jsonl.zst --into idx          a document a line: id, title, text

A document has the id of its file, the path within the folder that was named; in .jsonl it has its own. \
A document with the id of an older one takes its place.";

pub(super) const SEARCH: &str = "\
Examples:
  tracuu search ky luat --in data/sample          finds kỷ luật
  tracuu search \"kỷ luật\" --in idx --limit 3      the best three documents
  tracuu search '\"kỷ luật công vụ\"' --in idx      the words side by side
  tracuu search --in idx -- kỷ -luật              words that begin with -
  tracuu search chi thi 12 --in idx --json        one JSON object
  tracuu search 'title:(ky luat) date:2020..2024' --in idx
  tracuu search can bo --in idx --kind CT --from 2020 --facet year --sort newest";

pub(super) const EXPLAIN: &str = "\
Example:
  tracuu explain \"kỷ luật công vụ\" --in data/sample --limit 1";

pub(super) const SUGGEST: &str = "\
Examples:
  tracuu suggest nghi quy --in idx                titles, numbers, issuers and phrases with nghị quyết
  tracuu suggest 24-c --in idx --kind number      numbers that begin so
  tracuu suggest \"ky luat \" --in idx             what follows on whole words: a blank ends the last
  tracuu suggest --correct \"ky luatt\" --in idx    did you mean kỷ luật?";

pub(super) const SHOW: &str = "\
Examples:
  tracuu show 12-ct-tu.md --in data/sample        the whole document
  tracuu show 12-ct-tu.md 5 --in data/sample      item 5 and everything under it";

pub(super) const PARSE: &str = "\
Examples:
  tracuu parse data/sample/12-ct-tu.md            letterhead and outline
  tracuu parse data/sample/12-ct-tu.md --json     one JSON object: metadata, units, citations, diagnostics
  curl -s https://example.org/a.txt | tracuu parse -";

pub(super) const CITES: &str = "\
Examples:
  tracuu cites data/sample/12-ct-tu.md            the papers that a directive cites, and where
  tracuu cites idx                                the papers that each document cites
  tracuu cites idx --of 08-NQ/TU                  who cites a resolution
  tracuu cites idx --of \"Luật Đất đai 2024\"      who cites a law, by its name";

pub(super) const GRAPH: &str = "\
Examples:
  tracuu graph idx                                every paper, the most cited first
  tracuu graph idx --most-cited 20                the papers that matter most
  tracuu graph idx --dangling                     papers that are cited and not there
  tracuu graph idx --dot | dot -Tsvg > graph.svg  a picture, by Graphviz
  tracuu graph idx --json                         one JSON object: papers, citations";

pub(super) const TEXT: &str = "\
Examples:
  tracuu text --from tcvn3 old.txt                decode a legacy encoding
  echo 'kyr luaajt' | tracuu text --typed telex   kỷ luật
  echo 'Kỷ luật' | tracuu text --fold bare        ki luat
  echo 'số 24-CT/TU' | tracuu text --tokens       what the index sees";

pub(super) const EVAL: &str = "\
Example:
  tracuu eval --in idx --queries q.tsv --qrels r.tsv --run tracuu.trec

MRR@10, recall at 1, 5, 10 and 100 and nDCG@10 are means over the topics with a judgement above 0; gains of nDCG are the \
judgements themselves, as in trec_eval. Latency is the time of one search for 100 documents on one thread, warmed up.";
