/**
 * Zoom and pan of a drawing in a box that scrolls: buttons and keys by the methods; with Ctrl the wheel, two fingers, and
 * dragging by mouse by `attach`. One finger, the wheel and the scroll bars are the browser's own.
 */
import { tick } from 'svelte';
import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import type { Point } from './line.ts';

const [smallest, largest] = [0.15, 2.5];
const step = 1.3;
const reach = 0.6; // of the box, per press of a button
const perWheel = 0.0025; // of the zoom, per pixel of a wheel: a notch of 100 is about a press of a button
const dragsFrom = 4; // pixels: a hand that clicks is never quite still

export class Zooming {
  zoom = $state(1);
  #box: HTMLElement | null = null;
  readonly #size: () => { width: number; height: number };

  /** `size`: of the drawing, in its own units. */
  constructor(size: () => { width: number; height: number }) {
    this.#size = size;
  }

  /** Makes an element the box. `ready` is called once it has its size. */
  readonly attach =
    (ready: () => void): Attachment<HTMLElement> =>
    (box) => {
      this.#box = box;
      ready();
      const stops = [
        on(box, 'keydown', (event) => this.#press(event)),
        on(box, 'wheel', (event) => this.#turnWheel(event), { passive: false }),
        this.#listenToFingers(box),
        this.#listenToMouse(box),
      ];
      return () => {
        this.#box = null;
        stops.forEach((stop) => stop());
      };
    };

  larger = (): void => void this.#zoomTo(this.zoom * step);
  smaller = (): void => void this.#zoomTo(this.zoom / step);

  /** All of the drawing in view. */
  fit = (): void => {
    const box = this.#box;
    const { width, height } = this.#size();
    if (box) void this.#zoomTo(Math.min(box.clientWidth / width, box.clientHeight / height));
  };

  /** Sets the zoom at once: for the beginning. */
  set(zoom: number): void {
    this.zoom = clamp(zoom);
  }

  /** By parts of the box: (1, 0) is to the right. */
  move(x: number, y: number): void {
    this.#box?.scrollBy(x * this.#box.clientWidth * reach, y * this.#box.clientHeight * reach);
  }

  /** Brings a point of the drawing to the middle of the box. */
  centre({ x, y }: Point, smooth = false): void {
    const box = this.#box;
    box?.scrollTo({
      left: x * this.zoom - box.clientWidth / 2,
      top: y * this.zoom - box.clientHeight / 2,
      behavior: smooth ? 'smooth' : 'auto',
    });
  }

  /** Keeps what lies at a place in the box there; without one, what lies in the middle. */
  async #zoomTo(next: number, place?: Point): Promise<void> {
    const box = this.#box;
    if (!box) return;
    const { x, y } = place ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    const under = { x: (box.scrollLeft + x) / this.zoom, y: (box.scrollTop + y) / this.zoom };
    this.zoom = clamp(next);
    await tick();
    box.scrollTo(under.x * this.zoom - x, under.y * this.zoom - y);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.larger();
    else if (event.key === '-') this.smaller();
    else if (event.key === '0') this.fit();
    else return;
    event.preventDefault();
  }

  #turnWheel(event: WheelEvent): void {
    // A pinch on a touchpad arrives as a wheel with Ctrl too. Without it the page and the box scroll as they always do.
    if (!event.ctrlKey || !this.#box) return;
    event.preventDefault();
    const { left, top } = this.#box.getBoundingClientRect();
    const place = { x: event.clientX - left, y: event.clientY - top };
    void this.#zoomTo(this.zoom * Math.exp(-event.deltaY * perWheel), place);
  }

  #listenToFingers(box: HTMLElement): () => void {
    let before: { apart: number; zoom: number } | null = null;
    const apart = ([one, other]: TouchList | Touch[]) =>
      one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
    const stops = [
      on(box, 'touchstart', ({ touches }) => {
        before = touches.length === 2 ? { apart: apart(touches), zoom: this.zoom } : null;
      }),
      on(
        box,
        'touchmove',
        (event) => {
          const [one, other] = event.touches;
          if (!before || !one || !other || before.apart === 0) return;
          event.preventDefault();
          const { left, top } = box.getBoundingClientRect();
          const place = { x: (one.clientX + other.clientX) / 2 - left, y: (one.clientY + other.clientY) / 2 - top };
          void this.#zoomTo((before.zoom * apart(event.touches)) / before.apart, place);
        },
        { passive: false },
      ),
      on(box, 'touchend', () => (before = null)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  #listenToMouse(box: HTMLElement): () => void {
    let from: { x: number; y: number; left: number; top: number } | null = null;
    let dragged = false;
    const drag = (event: PointerEvent) => {
      if (!from) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (!dragged && Math.hypot(x, y) < dragsFrom) return;
      dragged = true;
      box.scrollTo(from.left - x, from.top - y);
    };
    const stops = [
      on(box, 'pointerdown', (event) => {
        dragged = false;
        if (event.pointerType !== 'mouse' || event.button !== 0) return;
        from = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop };
      }),
      on(window, 'pointermove', drag),
      on(window, 'pointerup', () => (from = null)),
      // What was dragged was not clicked on.
      on(
        box,
        'click',
        (event) => {
          if (dragged) event.stopPropagation();
          dragged = false;
        },
        { capture: true },
      ),
    ];
    return () => stops.forEach((stop) => stop());
  }
}

const clamp = (value: number) => Math.min(largest, Math.max(smallest, value));
