// Evidence as text: the sentence with the exact words marked, and where it stands.

const FIRST_QUOTES = 3;
const MOST_AROUND = 500; // characters of a paragraph before a sentence, and after it
const letters = new Map(); // of the texts that were asked for: offsets count characters, not UTF-16 units

/** Give the characters of a document's text; none where the page does not hold it. */
function lettersOf(place) {
  if (!letters.has(place)) letters.set(place, [...(DATA.texts[place] ?? "")]);
  return letters.get(place);
}

/** Give what stands before and after a sentence in its paragraph, as far as the page knows. */
function paragraphAround({ place, sentence, start, at }) {
  const text = place < 0 || at < 0 || start < 0 ? NONE : lettersOf(place);
  const [from, to] = [at - start, at - start + [...sentence].length];
  const cut = (first, last) => text.slice(Math.max(first, 0), last).join("");
  if (from < 0 || cut(from, to) !== sentence) return ["", ""];
  const [before, after] = [cut(from - MOST_AROUND, from).split(/\n\s*\n/u), cut(to, to + MOST_AROUND).split(/\n\s*\n/u)];
  const begun = before.length > 1 || from <= MOST_AROUND ? "" : "…";
  const going = after.length > 1 || to + MOST_AROUND >= text.length ? "" : "…";
  return [begun + before.at(-1).trimStart(), after[0].trimEnd() + going];
}

/** Show a sentence with its words marked; with `whole`, in its paragraph. */
function quotation(evidence, whole = false) {
  const { sentence, start, end } = evidence;
  const quote = make("blockquote");
  if (start < 0) {
    quote.append(sentence);
    if (evidence.quote !== sentence) quote.append(make("p", { class: "apart" }, make("mark", {}, evidence.quote)));
  } else {
    const characters = [...sentence];
    const part = (from, to) => characters.slice(from, to).join("");
    const around = (words) => (words ? make("span", { class: "muted" }, words) : "");
    const [before, after] = whole ? paragraphAround(evidence) : ["", ""];
    quote.append(around(before), part(0, start), make("mark", {}, part(start, end)), part(end), around(after));
  }
  return make("figure", { class: "evidence" }, quote, citation(evidence));
}

function citation({ document: source, rule, position }) {
  const line = make("figcaption");
  if (source) {
    const [, title, date, publisher, place] = source;
    line.append(sourceTitle(title, place));
    for (const part of [publisher, date.slice(0, 10)]) if (part) line.append(" · ", part);
    line.append(" · ", make("button", { type: "button", class: "link", "aria-label": `in the text of ${oneLine(title)}`, onclick: () => openText(position) }, "in the text"));
    line.append(make("span", { class: "source" }, place !== title && place ? `${place} · ` : "", make("span", { title: "The rule that found it" }, rule)));
  }
  return line;
}

function sourceTitle(title, place) {
  if (!/^https?:\/\//iu.test(place)) return make("cite", {}, title);
  const link = make("a", { href: place, target: "_blank", rel: "noopener noreferrer" }, title);
  return make("cite", {}, link);
}

function quotations(positions = [], whole = false) {
  const figures = positions.map((position) => quotation(evidenceAt(position), whole));
  if (!figures.length) return [make("p", { class: "muted" }, "No evidence is recorded for it.")];
  const rest = figures.splice(FIRST_QUOTES);
  if (rest.length) figures.push(make("details", {}, make("summary", {}, plural(rest.length, "more place", "more places")), ...rest));
  return figures;
}
