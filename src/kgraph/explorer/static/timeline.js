// Time: two handles choose when articles were published, and play lets one article come after the other.

const DAYS = [...new Set(DAY_OF.filter((day) => /^\d{4}-\d\d-\d\d$/u.test(day)))].sort();
const MOST_BARS = 80;
const MOST_STEPS = 40; // of playing from one end to the other
const BEAT = 650; // milliseconds
const timeline = document.getElementById("timeline");
const lastDay = DAYS.length - 1;
let playing = null;

/** Make one of the two handles; neither passes the other. */
function handle(key, label) {
  const field = make("input", { type: "range", min: 0, max: lastDay, step: 1, "aria-label": label });
  field.addEventListener("input", () => {
    const wanted = Number(field.value);
    stopPlaying();
    const [from, to] = timeSteps();
    const step = key === "from" ? Math.min(wanted, to) : Math.max(wanted, from);
    setTime(key === "from" ? step : from, key === "to" ? step : to);
  });
  return field;
}

const handles = { from: handle("from", "Time from"), to: handle("to", "Time until") };
const playButton = make("button", { type: "button", id: "play", onclick: () => (playing === null ? play() : stopPlaying()) });
const timeTold = make("span", { class: "told" });

/** Give the range as steps: of the first day that is in it, and of the last. */
function timeSteps() {
  const first = state.from ? DAYS.findIndex((day) => day >= state.from) : 0;
  const last = state.to ? DAYS.findLastIndex((day) => day <= state.to) : lastDay;
  return [first < 0 ? lastDay : first, Math.max(last, 0)];
}

/** Set the range; all of it is no range, so that articles without a date are seen again. */
function setTime(from, to) {
  Object.assign(state, { from: from > 0 ? DAYS[from] : "", to: to < lastDay ? DAYS[to] : "" });
  filtersChanged();
}

function play() {
  const [from, to] = timeSteps();
  let step = to >= lastDay ? from : to;
  const stride = Math.max(1, Math.ceil(lastDay / MOST_STEPS));
  const beat = () => {
    setTime(from, Math.min(step, lastDay));
    if (step >= lastDay) return stopPlaying();
    step += stride;
  };
  playing = setInterval(beat, BEAT);
  beat();
  showTime();
}

function stopPlaying() {
  clearInterval(playing);
  playing = null;
  showTime();
}

/** Bring handles, bars and words in step with the range. */
function showTime() {
  if (timeline.hidden) return;
  const [from, to] = timeSteps();
  const words = `${DAYS[from]} to ${DAYS[to]}`;
  for (const [key, step] of [["from", from], ["to", to]]) {
    handles[key].value = String(step);
    handles[key].setAttribute("aria-valuetext", DAYS[step]);
  }
  playButton.setAttribute("aria-label", playing === null ? "Play the time" : "Pause");
  playButton.textContent = playing === null ? "▶" : "❚❚";
  timeTold.textContent = words;
  const bars = timeline.querySelectorAll(".bars span");
  bars.forEach((bar, number) => {
    const step = (number / bars.length) * (lastDay + 1);
    bar.classList.toggle("out", step + (lastDay + 1) / bars.length <= from || step > to);
  });
}

/** Draw how many facts were published when. */
function timeBars() {
  const count = Math.min(DAYS.length, MOST_BARS);
  const heights = new Array(count).fill(0);
  const place = new Map(DAYS.map((day, number) => [day, Math.floor((number / DAYS.length) * count)]));
  for (const claim of ALL_CLAIMS) for (const source of claim.sources) if (place.has(DAY_OF[source])) heights[place.get(DAY_OF[source])] += 1;
  const most = Math.max(...heights, 1);
  const bars = heights.map((height) => {
    const bar = make("span");
    bar.style.height = `${Math.max(6, Math.round((height / most) * 100))}%`;
    return bar;
  });
  return make("div", { class: "bars", "aria-hidden": "true" }, ...bars);
}

if (DAYS.length > 1) {
  timeline.hidden = false;
  document.querySelector("main").classList.add("timed");
  timeline.append(playButton, make("div", { class: "track" }, timeBars(), handles.from, handles.to), timeTold);
}
