// Evidence as text: the sentence with the exact words marked, and where it stands.

const FIRST_QUOTES = 3;

function quotation(evidence) {
  const { sentence, start, end } = evidence;
  const quote = make("blockquote");
  if (start < 0) {
    quote.append(sentence);
    if (evidence.quote !== sentence) quote.append(make("p", { class: "apart" }, make("mark", {}, evidence.quote)));
  } else {
    const characters = [...sentence]; // the offsets count characters, not UTF-16 units
    const part = (from, to) => characters.slice(from, to).join("");
    quote.append(part(0, start), make("mark", {}, part(start, end)), part(end));
  }
  return make("figure", { class: "evidence" }, quote, citation(evidence));
}

function citation({ document: source, rule }) {
  const line = make("figcaption");
  if (source) {
    const [, title, date, publisher, place] = source;
    line.append(sourceTitle(title, place));
    for (const part of [publisher, date.slice(0, 10)]) if (part) line.append(" · ", part);
    line.append(make("span", { class: "source" }, place !== title && place ? `${place} · ` : "", make("span", { title: "The rule that found it" }, rule)));
  }
  return line;
}

function sourceTitle(title, place) {
  if (!/^https?:\/\//iu.test(place)) return make("cite", {}, title);
  const link = make("a", { href: place, target: "_blank", rel: "noopener noreferrer" }, title);
  return make("cite", {}, link);
}

function quotations(positions = []) {
  const figures = positions.map((position) => quotation(evidenceAt(position)));
  if (!figures.length) return [make("p", { class: "muted" }, "No evidence is recorded for it.")];
  const rest = figures.splice(FIRST_QUOTES);
  if (rest.length) figures.push(make("details", {}, make("summary", {}, plural(rest.length, "more place", "more places")), ...rest));
  return figures;
}
