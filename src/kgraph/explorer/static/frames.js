// What follows from a change is done step by step, one step in a frame, so that no frame takes long.

const steps = [];
let waited = false;

/** Do things in the frames that come, in their order; where the first of them is still to be done, so are the others. */
function soon(...acts) {
  if (!steps.length) requestAnimationFrame(step);
  if (!steps.includes(acts[0])) steps.push(...acts);
}

function step() {
  // A frame that draws does nothing else; but it does not put things off for ever.
  const draws = framed === document.timeline.currentTime && !waited;
  waited = draws;
  if (!draws) steps.shift()?.();
  if (steps.length) requestAnimationFrame(step);
}

/** Do at once all that is still to be done. */
function settle() {
  while (steps.length) steps.shift()();
}
