// Where the reader looks: the canvas, the point of the drawing that its middle shows, and how near it is.

const stage = document.getElementById("stage");
const canvasBox = document.getElementById("canvas");
const panel = document.getElementById("panel");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const surface = make("canvas");
const pen = surface.getContext("2d");
const camera = { x: 0, y: 0, scale: 1, width: 0, height: 0, glide: null, movedAt: -Infinity };
const [FARTHEST, NEAREST] = [0.004, 8]; // pixels on the stage for one of the drawing
const GLIDE = 350; // milliseconds
const REST = 120; // milliseconds without a move after which a drawing that takes long is drawn anew
const QUICK = 24; // milliseconds that a frame may take to be drawn anew while the view moves

const toStage = ({ x, y }) => ({ x: (x - camera.x) * camera.scale + camera.width / 2, y: (y - camera.y) * camera.scale + camera.height / 2 });
const toDrawing = ({ x, y }) => ({ x: (x - camera.width / 2) / camera.scale + camera.x, y: (y - camera.height / 2) / camera.scale + camera.y });

/** Give the part of the drawing that the stage shows, with so many pixels around it: left, top, right, bottom. */
function seenBox(around = 0) {
  const [from, to] = [toDrawing({ x: -around, y: -around }), toDrawing({ x: camera.width + around, y: camera.height + around })];
  return [from.x, from.y, to.x, to.y];
}

/** Set the view: a point, how near, and how many pixels from the middle of the stage the point is. */
function look({ position, scale, offset = { x: 0, y: 0 } }) {
  camera.scale = Math.min(Math.max(scale, FARTHEST), NEAREST);
  camera.x = position.x - offset.x / camera.scale;
  camera.y = position.y - offset.y / camera.scale;
  askFrame();
}

/** Look from somewhere else, at once or gliding there. */
function move(view, animated) {
  camera.glide = null;
  if (!animated || calm.matches) return look(view);
  const offset = view.offset ?? { x: 0, y: 0 };
  const to = { x: view.position.x - offset.x / view.scale, y: view.position.y - offset.y / view.scale, scale: view.scale };
  camera.glide = { from: { x: camera.x, y: camera.y, scale: camera.scale }, to, begin: null };
  askFrame();
}

function glideOn(now) {
  const { from, to } = camera.glide;
  camera.glide.begin ??= now;
  const part = Math.min((now - camera.glide.begin) / GLIDE, 1);
  const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) * (1 - part);
  if (part === 1) camera.glide = null;
  const between = (key) => from[key] + (to[key] - from[key]) * eased;
  look({ position: { x: between("x"), y: between("y") }, scale: between("scale") });
}

/** Move by pixels of the stage. */
function pan(dx, dy) {
  Object.assign(camera, { x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale, glide: null });
  handMoved();
}

/** Go nearer, or farther away, so that a point of the stage stays where it is. */
function zoomAt(spot, factor) {
  const fixed = toDrawing(spot);
  camera.glide = null;
  look({ position: fixed, scale: camera.scale * factor, offset: { x: spot.x - camera.width / 2, y: spot.y - camera.height / 2 } });
  handMoved();
}

function handMoved() {
  camera.movedAt = performance.now();
  askFrame();
}

let asked = false;
let framed = 0; // when the last frame was drawn, by its own clock
let still = null; // what a frame that took long looked like, and from where

/** Draw a frame soon; as often as it is asked for, once. */
function askFrame() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(drawFrame);
}

function drawFrame(now) {
  asked = false;
  framed = now;
  if (state.view !== "graph") return; // another view lies over the drawing
  if (camera.glide !== null) glideOn(now);
  const moving = camera.glide !== null || performance.now() - camera.movedAt < REST;
  if (moving && still !== null && !drawn.dragging) return showStill();
  const begin = performance.now();
  paint();
  still = performance.now() - begin > QUICK ? keepStill() : null;
}

/** Draw at once, for whoever wants to see the outcome. */
function drawNow() {
  still = null;
  camera.glide = null;
  paint();
}

/** Keep a picture of a frame that took long: while the view moves, it is moved instead. */
function keepStill() {
  const canvas = still?.canvas ?? make("canvas");
  Object.assign(canvas, { width: surface.width, height: surface.height });
  canvas.getContext("2d").drawImage(surface, 0, 0);
  return { canvas, x: camera.x, y: camera.y, scale: camera.scale };
}

function showStill() {
  const [ratio, near] = [surface.width / camera.width, camera.scale / still.scale];
  const [dx, dy] = [(still.x - camera.x) * camera.scale, (still.y - camera.y) * camera.scale];
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, surface.width, surface.height);
  pen.setTransform(near, 0, 0, near, ratio * (dx + (camera.width * (1 - near)) / 2), ratio * (dy + (camera.height * (1 - near)) / 2));
  pen.drawImage(still.canvas, 0, 0);
  setTimeout(askFrame, REST); // once the view rests, the frame is drawn anew
}

/** Make the canvas as large as its place, in the pixels of the screen. */
function measureStage() {
  const { clientWidth: width, clientHeight: height } = canvasBox;
  Object.assign(camera, { width, height });
  const [across, down] = [width, height].map((side) => Math.round(side * (window.devicePixelRatio || 1)));
  if (surface.width !== across || surface.height !== down) Object.assign(surface, { width: across, height: down }); // it is empty then
}

canvasBox.append(surface);
measureStage();
