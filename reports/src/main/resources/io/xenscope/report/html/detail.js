'use strict';
/* Says in words what is selected: the pane below the time line. */
const Detail = (() => {
  const MOST_INSIDE = 6;

  const bold = text => { const b = document.createElement('b'); b.textContent = text; return b; };

  function line(pane, ...parts) {
    const p = document.createElement('p');
    p.append(...parts);
    pane.append(p);
  }

  /** Fills the pane for a slice of a vcpu; `model` is what the time line has, `go` what its buttons do, `window` what is shown. */
  function slice(pane, model, lane, i, go, window) {
    pane.replaceChildren();
    const begin = lane.starts[i], end = lane.starts[i + 1], state = lane.states[i];
    const time = ticks => Time.text(model.scale.nanos(ticks));
    const from = model.moment(begin), to = model.moment(end);
    const parts = [bold(lane.name), ' ' + Lanes.NAMES[state] + (state === Lanes.RUNNING ? ' on pcpu ' + lane.pcpus[i] : '')
      + ' from ', code(Time.seconds(from) + ' s'), ' for ', bold(time(end - begin))];
    if (lane.cut[i]) parts.push(' (begin or end not recorded, or outside of this page)');
    if (state === Lanes.WOKEN) {
      const waker = model.page.wakers[lane.wakers.get(i) || 0];
      parts.push('; woken by ', bold(waker));
    }
    line(pane, ...parts);
    if (Lanes.isWait(state)) meanwhile(pane, model, lane, i, time);
    if (state === Lanes.RUNNING) insideRun(pane, model, lane, begin, end, time);
    if (state === Lanes.LEFT_OUT) {
      missing(pane, model, Math.max(begin, window.from), Math.min(end, window.to));
      return;
    }
    buttons(pane, go, 'xenscope dump --vcpu ' + lane.name + ' --from ' + Time.seconds(from) + 's --to ' + Time.seconds(to) + 's '
      + model.page.file);
  }

  /** What makes a page of a stretch of which this one has not each slice. */
  function missing(pane, model, begin, end) {
    const seconds = ticks => Time.seconds(model.moment(Math.round(ticks))) + 's';
    line(pane, 'Exact data of this time is not in this page. Of what is shown: ',
      code('xenscope html --from ' + seconds(begin) + ' --to ' + seconds(Math.max(end, begin + 1)) + ' -o part.html ' + model.page.file));
  }

  function meanwhile(pane, model, lane, i, time) {
    if (i + 1 >= lane.count || lane.states[i + 1] !== Lanes.RUNNING) {
      line(pane, 'No run followed.');
      return;
    }
    const pcpu = model.pcpus.find(one => one.number === lane.pcpus[i + 1]);
    if (!pcpu) return;
    const free = model.page.filtered ? 'idle, or vcpus that are not in this page' : 'idle or in Xen';
    const who = Lanes.occupants(pcpu, model.vcpus, lane.starts[i], lane.starts[i + 1], free);
    line(pane, 'Meanwhile on pcpu ' + pcpu.number + ', where it ran next: '
      + who.slice(0, MOST_INSIDE).map(one => one.name + ' ' + time(one.ticks)).join(', ')
      + (who.length > MOST_INSIDE ? ', ' + (who.length - MOST_INSIDE) + ' more' : ''));
  }

  function insideRun(pane, model, lane, begin, end, time) {
    const all = Lanes.inside(lane, model.page.names, begin, end);
    const isCounted = lane.events.some(events => events.counts);
    if (all.length) {
      line(pane, 'Inside: ' + all.slice(0, MOST_INSIDE).map(one => one.count + ' ' + one.name + ' ' + time(one.ticks)).join(', ')
        + (all.length > MOST_INSIDE ? ', ' + (all.length - MOST_INSIDE) + ' more' : ''));
    } else {
      line(pane, isCounted ? 'Not each event of this vcpu is in this page.' : 'No VM exit or hypercall was recorded inside.');
    }
  }

  /** The same for a run on a pcpu, or the time when nobody of a domain ran. */
  function pcpu(pane, model, lane, at, go, window) {
    const i = Lanes.find(lane.starts, lane.count, at);
    if (i >= 0 && lane.ends[i] > at) {
      slice(pane, model, model.vcpus[lane.vcpus[i]], lane.slices[i], go, window);
      return;
    }
    pane.replaceChildren();
    const stretch = lane.leftOut.find(one => one.begin <= at && at < one.end);
    if (stretch) {
      line(pane, bold(lane.name));
      missing(pane, model, Math.max(stretch.begin, window.from), Math.min(stretch.end, window.to));
      return;
    }
    const gap = lane.gaps.find(one => one.begin <= at && at < one.end);
    const free = model.page.filtered ? 'idle, or a vcpu that is not in this page' : 'idle or in Xen';
    line(pane, bold(lane.name), gap ? (gap.lost ? ': ' + (gap.lost - 1) + ' records lost in ' + Time.text(model.scale.nanos(
      gap.end - gap.begin)) : ': no record says who ran') : ': ' + free);
  }

  function buttons(pane, go, command) {
    const p = document.createElement('p');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'zoom to it';
    button.addEventListener('click', go);
    p.append(button, ' ', code(command));
    pane.append(p);
  }

  function code(text) {
    const element = document.createElement('code');
    element.textContent = text;
    return element;
  }

  return {slice, pcpu};
})();
