/**
 * Prints something other than the screen: a sheet that is put beside it for as long as the printing takes, and that the
 * stylesheet shows on paper alone. No window of its own, so nothing that could be blocked as a pop-up.
 */
import { flushSync, mount, unmount, type Component } from 'svelte';
import './print.css';

let clear = () => {};

/** `title` becomes the name of the file where one prints to a file. */
export function printSheet<Props extends Record<string, unknown>>(
  sheet: Component<Props>,
  props: Props,
  title: string,
): void {
  clear(); // where a browser told of no end of printing
  const paper = document.createElement('div');
  paper.className = 'sheet';
  document.body.append(paper);
  const mounted = mount(sheet, { target: paper, props });
  flushSync();
  const before = document.title;
  document.title = title;
  const done = () => {
    removeEventListener('afterprint', done);
    clear = () => {};
    if (document.title === title) document.title = before;
    void unmount(mounted);
    paper.remove();
  };
  clear = done;
  addEventListener('afterprint', done);
  print();
}
