// Where the reader looks: vis-network has the canvas, moves the view for hands, wheel and fingers, and asks for frames.
// It holds no nodes of its own, as it makes a slow object of each: places are computed beforehand, `paint.js` draws them.

const stage = document.getElementById("stage");
const canvasBox = document.getElementById("canvas");
const panel = document.getElementById("panel");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const network = new vis.Network(canvasBox, {}, {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: false, keyboard: false },
});
const surface = canvasBox.querySelector("canvas");
const pen = surface.getContext("2d");
const camera = { x: 0, y: 0, scale: 1, width: 0, height: 0, glide: null, movedAt: -Infinity };
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

/** Learn from vis-network where the reader looks now. */
function followView() {
  const { x, y } = network.getViewPosition();
  Object.assign(camera, { x, y, scale: network.getScale(), width: canvasBox.clientWidth, height: canvasBox.clientHeight });
}

/** Look from somewhere else, at once or gliding there: a point, how near, and how far from the middle it is to be. */
function move(view, animated) {
  const glides = animated && !calm.matches;
  camera.glide = glides ? view : null;
  network.moveTo({ ...view, animation: glides ? { duration: GLIDE, easingFunction: "easeInOutQuad" } : false });
  followView();
  askFrame();
}

/** Move by pixels of the stage. */
function pan(dx, dy) {
  move({ position: { x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }, scale: camera.scale }, false);
  camera.movedAt = performance.now();
}

let asked = false;
let framed = 0; // when the last frame was drawn, by its own clock
let still = null; // what a frame that took long looked like, and from where

/** Draw a frame soon; as often as it is asked for, once. */
function askFrame() {
  asked = true;
  network.body.emitter.emit("_requestRedraw");
}

function drawFrame() {
  asked = false;
  framed = document.timeline.currentTime;
  if (state.view !== "graph") return; // another view lies over the drawing
  followView();
  const moving = camera.glide !== null || performance.now() - camera.movedAt < REST;
  if (moving && still !== null && !drawn.dragging) return showStill();
  const begin = performance.now();
  paint();
  still = performance.now() - begin > QUICK ? keepStill() : null;
}

/** Draw at once, for whoever wants to see the outcome. */
function drawNow() {
  still = null;
  camera.movedAt = -Infinity;
  if (camera.glide !== null) move(camera.glide, false);
  network.redraw();
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

/** Make the canvas as large as its place; what was in its middle stays there, as large as it was. */
function measureStage() {
  const { x, y, scale } = camera;
  network.setSize("100%", "100%");
  network.moveTo({ position: { x, y }, scale });
  followView();
}

function handMoved() {
  camera.movedAt = performance.now();
  camera.glide = null;
  followView();
}

network.on("dragging", handMoved);
network.on("zoom", handMoved);
network.on("animationFinished", () => {
  camera.glide = null;
  askFrame();
});
followView();
